import { numberKey } from '@/lib/core/registration-number'
import { fingerprints } from '@/lib/core/vault'
import { Prisma } from '@/lib/db/generated/client'
import { searchTextLike } from '@/lib/requests/search-text-like'
import type { LookUp } from './read-look-up'

/** Letters of Arabic names that are written in more than one way, and marks, as `foldText` takes them together. */
const LETTERS = 'أإآٱىئیېةھؤکـًٌٍَُِّْ'
const FOLDED = 'اااايييي' + 'ههوك'
/** A company's names, folded. Its few signs that `foldText` knows besides are found by the request's search text. */
const foldedNames = Prisma.sql`translate(lower(concat_ws(' ', p."nameAr", p."nameEn")), ${LETTERS}, ${FOLDED})`

const contains = (word: string) => `%${word.replace(/[\\%_]/g, '\\$&')}%`

const byRegistration = (number: string) => Prisma.sql`
  SELECT id FROM "Account" WHERE ltrim("commercialRegistrationNumber", '0') = ${numberKey(number)}
  UNION SELECT "accountId" FROM "Company" WHERE ltrim("commercialRegistrationNumber", '0') = ${numberKey(number)}`

const byUser = (condition: Prisma.Sql) =>
  Prisma.sql`SELECT "accountId" FROM "User" WHERE state <> 'LAPSED' AND "accountId" IS NOT NULL AND ${condition}`

/** The ids of the accounts that a look-up finds, as a subquery. */
export function accountsOf(look: LookUp): Prisma.Sql {
  switch (look.by) {
    case 'CIVIL_ID':
      return byUser(Prisma.sql`"civilIdHmac" = ANY(${fingerprints(look.civilId)})`)
    case 'EMAIL':
      return byUser(Prisma.sql`email = ${look.email}`)
    case 'MOBILE': {
      const users = byUser(Prisma.sql`mobile = ${look.mobile}`)
      return look.registration ? Prisma.sql`${users} UNION ${byRegistration(look.registration)}` : users
    }
    case 'REGISTRATION':
      return byRegistration(look.registration)
    case 'REQUEST':
      return Prisma.sql`SELECT "accountId" FROM "Request" WHERE number = ${look.number}`
    case 'SUSPENDED':
      return Prisma.sql`
        SELECT id FROM "Account" WHERE state = 'SUSPENDED'
        UNION SELECT "accountId" FROM "Company" WHERE state = 'SUSPENDED'
        UNION ${byUser(Prisma.sql`state = 'SUSPENDED'`)}`
    case 'NAME': {
      const words = look.words.map((word) => Prisma.sql`${foldedNames} LIKE ${contains(word)}`)
      return Prisma.sql`
        SELECT c."accountId" FROM "Company" c JOIN "CompanyProfile" p ON p.id = c."profileId" WHERE ${Prisma.join(words, ' AND ')}
        UNION SELECT r."accountId" FROM "Request" r WHERE ${Prisma.join(look.words.map(searchTextLike), ' AND ')}`
    }
  }
}
