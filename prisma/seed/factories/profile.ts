import { SIGNATORY_CIVIL_ID } from '@/lib/companies/profile-values'
import { addDays } from '@/lib/core/day'
import { dateOnly } from '@/lib/core/clock'
import { fingerprint, seal } from '@/lib/core/vault'
import type { Prisma } from '@/lib/db/generated/client'
import { newId } from '@/lib/core/ids'
import type { SeedCompany } from '../data/companies'
import { syntheticCivilId } from '../data/synthetic'

type Given = {
  company: SeedCompany
  commercialRegistrationNumber: string
  index: number
  at: Date
  /** `YYYY-MM-DD` the licence dates are counted from. */
  today: string
  industrial?: boolean
  /** Days from today to the import licence's end. */
  importExpiresIn?: number
}

/** A complete, valid set of answers to guide §4.1–4.4, for invented companies. */
export function profileData(given: Given): Prisma.CompanyProfileUncheckedCreateInput {
  const { company, index, today } = given
  const civilId = syntheticCivilId(index + 40)
  const slug = company.en
    .toLowerCase()
    .replace(/[^a-z]+/g, '-')
    .replace(/^-|-$/g, '')
    .split('-')
    .slice(0, 2)
    .join('')
  const issued = (daysAgo: number) => dateOnly(addDays(today, -daysAgo))
  const ends = (days: number) => dateOnly(addDays(today, days))
  return {
    id: newId(given.at),
    createdAt: given.at,
    nameAr: company.ar,
    nameEn: company.en,
    commercialRegistrationNumber: given.commercialRegistrationNumber,
    entityCivilNumber: String(100_200_300 + index * 37),
    signatoryName: company.signatory,
    signatoryCivilIdCipher: seal(civilId, SIGNATORY_CIVIL_ID),
    signatoryCivilIdHmac: fingerprint(civilId),
    signatoryCivilIdExpiresOn: ends(400 + index * 13),
    poBox: String(2200 + index * 41),
    address: company.address,
    city: company.city,
    officePhone: `+9652${2 + (index % 4)}${String(410_000 + index * 1013).slice(0, 6)}`,
    mobile: `+9655${String(5_012_300 + index * 7919).slice(0, 7)}`,
    email: `info@${slug}.example`,
    website: index % 3 === 0 ? `https://www.${slug}.example/` : null,
    industrial: given.industrial ?? false,
    ...(given.industrial && {
      industrialLicenceNumber: `${3100 + index}/2025`,
      industrialLicenceIssuedOn: issued(300),
      industrialLicenceExpiresOn: ends(430),
      industrialRegisterNumber: String(5400 + index),
      industrialRegisterIssuedOn: issued(900),
    }),
    importLicenceType: index % 5 === 4 ? 'TEMPORARY' : 'PERMANENT',
    importLicenceNumber: `${48_200 + index}/2025`,
    importLicenceIssuedOn: issued(340),
    importLicenceExpiresOn: ends(given.importExpiresIn ?? 200 + index * 9),
    commercialLicenceType: 'PERMANENT',
    commercialLicenceNumber: `${12_300 + index}/2023`,
    commercialLicenceIssuedOn: issued(800),
    commercialLicenceExpiresOn: ends(380 + index * 5),
  }
}
