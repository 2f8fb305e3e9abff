import { isObserved } from '@/lib/access/actor'
import { maskEmail } from '@/lib/core/email'
import { maskPhone } from '@/lib/core/phone'
import { unseal } from '@/lib/core/vault'
import { db } from '@/lib/db/client'
import { maskCivilId } from '@/lib/i18n/format'
import type { SignedInActor } from './change-password'

export type OwnProfile = {
  firstName: string
  lastName: string
  email: string
  mobile: string | null
  /** Whether the code of the SMS was entered. */
  mobileConfirmed: boolean
  /** Masked. */
  civilId: string | null
  locale: string
  general: boolean
  legalEntity: { ar: string; en: string } | null
  number: string | null
  /** Whether the number can still be corrected by the user. */
  numberOpen: boolean
}

/** What the account page shows of the asking user; to staff in the user's place e-mail and mobile masked. */
export async function getOwnProfile(actor: SignedInActor): Promise<OwnProfile> {
  const user = await db.user.findUniqueOrThrow({
    where: { id: actor.userId },
    select: {
      firstName: true,
      lastName: true,
      email: true,
      mobile: true,
      mobileVerifiedAt: true,
      civilIdCipher: true,
      locale: true,
      kind: true,
      account: {
        select: {
          commercialRegistrationNumber: true,
          legalEntity: { select: { nameAr: true, nameEn: true } },
          requests: { where: { submittedAt: { not: null } }, take: 1, select: { id: true } },
        },
      },
    },
  })
  const { account, civilIdCipher, kind, mobileVerifiedAt, ...person } = user
  const { email, mobile } = person
  return {
    ...person,
    ...(isObserved(actor) && { email: maskEmail(email), mobile: mobile && maskPhone(mobile) }),
    mobileConfirmed: mobileVerifiedAt !== null,
    civilId: civilIdCipher ? maskCivilId(unseal(civilIdCipher, 'civil-id')) : null,
    general: kind === 'GENERAL',
    legalEntity: account ? { ar: account.legalEntity.nameAr, en: account.legalEntity.nameEn } : null,
    number: account?.commercialRegistrationNumber ?? null,
    numberOpen: kind === 'GENERAL' && account?.requests.length === 0,
  }
}
