import { db, type Tx } from '@/lib/db/client'
import type { Prisma } from '@/lib/db/generated/client'
import { FIELD_NAMES } from './fields'
import { valuesToProfile, type ProfilePatch } from './profile-values'

/** Columns of which one is filled as soon as anything personal was typed. */
const PERSONAL = [
  'signatoryName',
  'signatoryCivilIdCipher',
  'residencyNumber',
  'mobile',
  'officePhone',
  'officeFax',
  'email',
  'address',
] as const

const NEVER_SENT = { request: { state: 'CANCELLED', submittedAt: null } } as const
const NEVER_APPROVED = { companyId: null, approvedAt: null } as const

/** Every answer of the form, taken out: civil ID, names, phones and whatever else was typed. */
const BLANK: ProfilePatch = valuesToProfile(Object.fromEntries(FIELD_NAMES.map((name) => [name, null])))

type Detail = 'registration' | 'change'

/** Takes the answers out of a draft that was cancelled: the office never saw them, and nobody will. */
export async function blankAnswers(tx: Tx, requestId: string, detail: Detail): Promise<void> {
  const where: Prisma.CompanyProfileWhereInput = { [detail]: { requestId, ...NEVER_SENT } }
  await tx.companyProfile.updateMany({ where: { ...NEVER_APPROVED, ...where }, data: BLANK })
}

/** The same for all that were cancelled and still hold a name or a civil ID. @returns how many */
export async function blankCancelledAnswers(detail: Detail): Promise<number> {
  const { count } = await db.companyProfile.updateMany({
    where: {
      ...NEVER_APPROVED,
      [detail]: NEVER_SENT,
      OR: PERSONAL.map((name) => ({ [name]: { not: null } })),
    },
    data: BLANK,
  })
  return count
}
