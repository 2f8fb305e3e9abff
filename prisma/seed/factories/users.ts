import { newId } from '@/lib/core/ids'
import { fingerprint, seal } from '@/lib/core/vault'
import type { Tx } from '@/lib/db/client'
import type { StaffRole, UserKind } from '@/lib/db/generated/enums'
import { defaultServices } from '@/lib/services/service-catalogue'
import type { SeedPerson } from '../data/people'
import { syntheticCivilId } from '../data/synthetic'

type Common = {
  person: Pick<SeedPerson, 'email' | 'firstName' | 'lastName'>
  index: number
  at: Date
  passwordHash: string
}

/** First names of the demonstration that are women's: sentences about a person agree with them. */
const WOMEN: ReadonlySet<string> = new Set(['ريم', 'نادية', 'دلال', 'شيخة', 'لطيفة', 'مريم', 'هدى'])

/**
 * An active business user of an account. Without `mobileConfirmed` the portal still asks for the code of the
 * SMS.
 */
export async function createUser(
  tx: Tx,
  given: Common & { accountId: string; kind: Exclude<UserKind, 'STAFF'>; mobileConfirmed?: boolean },
): Promise<string> {
  const civilId = syntheticCivilId(given.index)
  const id = newId(given.at)
  await tx.user.create({
    data: {
      id,
      kind: given.kind,
      accountId: given.accountId,
      email: given.person.email,
      firstName: given.person.firstName,
      lastName: given.person.lastName,
      gender: WOMEN.has(given.person.firstName) ? 'FEMALE' : 'MALE',
      civilIdCipher: seal(civilId, 'civil-id'),
      civilIdHmac: fingerprint(civilId),
      mobile: `+9656${String(5_123_000 + given.index * 6131).slice(0, 7)}`,
      passwordHash: given.passwordHash,
      state: 'ACTIVE',
      verifiedAt: given.at,
      mobileVerifiedAt: given.mobileConfirmed === false ? null : given.at,
      createdAt: given.at,
    },
  })
  return id
}

/** An active account with its general user, subscribed to what its legal entity begins with. */
export async function createAccount(
  tx: Tx,
  given: Common & {
    commercialRegistrationNumber: string | null
    legalEntityCode: string
    mobileConfirmed?: boolean
  },
): Promise<{ accountId: string; userId: string }> {
  const accountId = newId(given.at)
  await tx.account.create({
    data: {
      id: accountId,
      legalEntityCode: given.legalEntityCode,
      commercialRegistrationNumber: given.commercialRegistrationNumber,
      state: 'ACTIVE',
      verifiedAt: given.at,
      createdAt: given.at,
      subscriptions: {
        create: defaultServices(given.legalEntityCode).map((service) => ({ service, since: given.at })),
      },
    },
  })
  const userId = await createUser(tx, { ...given, accountId, kind: 'GENERAL' })
  return { accountId, userId }
}

/** An active member of staff with a confirmed second factor. @param totpSecret base32 */
export async function createStaff(
  tx: Tx,
  given: Common & { role: StaffRole; totpSecret: string; lastSignInAt: Date | null },
): Promise<string> {
  const id = newId(given.at)
  await tx.user.create({
    data: {
      id,
      kind: 'STAFF',
      lastSignInAt: given.lastSignInAt,
      email: given.person.email,
      firstName: given.person.firstName,
      lastName: given.person.lastName,
      passwordHash: given.passwordHash,
      state: 'ACTIVE',
      verifiedAt: given.at,
      createdAt: given.at,
      roles: { create: { role: given.role, grantedAt: given.at } },
      totp: { create: { secretCipher: seal(given.totpSecret, 'totp'), confirmedAt: given.at } },
    },
  })
  return id
}
