import type { Actor, Staff } from '@/lib/access/actor'
import { newId } from '@/lib/core/ids'
import { foldText } from '@/lib/core/digits'
import { SIGNATORY_CIVIL_ID } from '@/lib/companies/profile-values'
import { fingerprint, seal } from '@/lib/core/vault'
import { db, type Tx } from '@/lib/db/client'
import type { Result } from '@/lib/core/result'
import { Service, type CompanyRole, type RequestState, type StaffRole } from '@/lib/db/generated/enums'

export const AT = new Date('2026-11-24T09:00:00+03:00')

let counter = 0
const next = () => (counter += 1)

/** Runs a command as the action pipeline does: a failure leaves nothing behind. */
export async function run<T>(work: (tx: Tx) => Promise<Result<T>>): Promise<Result<T>> {
  class Undo extends Error {
    constructor(readonly result: Result<T>) {
      super('undo')
    }
  }
  try {
    return await db.$transaction(async (tx) => {
      const result = await work(tx)
      if (!result.ok) throw new Undo(result)
      return result
    })
  } catch (error) {
    if (error instanceof Undo) return error.result
    throw error
  }
}

/** A member of staff, stored and as the actor of a call. */
export async function makeStaff(
  role: StaffRole = 'REGISTRATION_OFFICER',
  firstName = 'نورة',
): Promise<Staff> {
  const n = next()
  const user = await db.user.create({
    data: {
      id: newId(AT),
      kind: 'STAFF',
      email: `staff${n}@customs.example`,
      firstName,
      lastName: 'المطيري',
      state: 'ACTIVE',
      createdAt: AT,
      roles: { create: { role, grantedAt: AT } },
    },
  })
  return {
    kind: 'STAFF',
    userId: user.id,
    sessionId: newId(AT),
    firstName,
    lastName: 'المطيري',
    email: user.email,
    locale: 'ar',
    roles: [role],
    unread: 0,
    idleEndsAt: AT,
    endsAt: AT,
  }
}

/** An account with its general user. */
export async function makeAccount(
  number = String(500_000 + next()),
): Promise<{ accountId: string; userId: string; number: string; actor: Actor }> {
  await db.legalEntity.upsert({
    where: { code: 'LIMITED' },
    create: { code: 'LIMITED', nameAr: 'ذات مسؤولية محدودة', nameEn: 'Limited', position: 1 },
    update: {},
  })
  const [accountId, userId] = [newId(AT), newId(AT)]
  await db.account.create({
    data: {
      id: accountId,
      legalEntityCode: 'LIMITED',
      commercialRegistrationNumber: number,
      state: 'ACTIVE',
      createdAt: AT,
      subscriptions: { create: Object.values(Service).map((service) => ({ service, since: AT })) },
    },
  })
  const email = `user${next()}@companies.example`
  await db.user.create({
    data: {
      id: userId,
      kind: 'GENERAL',
      accountId,
      email,
      firstName: 'حامد',
      lastName: 'الهاشمي',
      state: 'ACTIVE',
      createdAt: AT,
    },
  })
  const actor: Actor = {
    kind: 'GENERAL',
    userId,
    accountId,
    sessionId: newId(AT),
    firstName: 'حامد',
    lastName: 'الهاشمي',
    email,
    locale: 'ar',
    services: Object.values(Service),
    grants: [],
    unread: 0,
    idleEndsAt: AT,
    endsAt: AT,
  }
  return { accountId, userId, number, actor }
}

type Given = {
  account: { accountId: string; userId: string; number: string }
  role?: CompanyRole
  number?: string
  state?: RequestState
  submittedAt?: Date
  nameAr?: string
  partyId?: string
}

/** The answers of a company, complete. */
export function profileOf(number: string, nameAr = 'شركة الأفق للتجارة العامة') {
  const civilId = '288020122596'
  return {
    id: newId(AT),
    createdAt: AT,
    nameAr,
    nameEn: 'Al Ofuq General Trading Co.',
    commercialRegistrationNumber: number,
    signatoryName: 'عبدالله سالم العنزي',
    signatoryCivilIdCipher: seal(civilId, SIGNATORY_CIVIL_ID),
    signatoryCivilIdHmac: fingerprint(civilId),
    signatoryCivilIdExpiresOn: new Date('2028-01-01'),
    poBox: '1234',
    address: 'شارع فهد السالم',
    city: 'الكويت',
    officePhone: '+96522451234',
    mobile: '+96550123456',
    email: 'info@ofuq.example',
    importLicenceType: 'PERMANENT' as const,
    importLicenceNumber: '48211/2025',
    importLicenceIssuedOn: new Date('2025-12-01'),
    importLicenceExpiresOn: new Date('2026-12-21'),
    commercialLicenceType: 'PERMANENT' as const,
    commercialLicenceNumber: '12345/2025',
    commercialLicenceIssuedOn: new Date('2025-01-01'),
    commercialLicenceExpiresOn: new Date('2027-01-01'),
  }
}

/** A registration request as the business handed it in. */
export async function makeRegistration(
  given: Given,
): Promise<{ id: string; number: string; version: number }> {
  const { account, state = 'SUBMITTED', submittedAt = AT, role = 'MAIN' } = given
  const crNumber = given.number ?? account.number
  const [id, number] = [newId(submittedAt), `CO/${next()}/26`]
  const profile = profileOf(crNumber, given.nameAr)
  await db.companyProfile.create({ data: profile })
  const decided = state === 'APPROVED' || state === 'REJECTED'
  await db.request.create({
    data: {
      id,
      number,
      type: 'COMPANY_REGISTRATION',
      accountId: account.accountId,
      state,
      version: 1,
      createdById: account.userId,
      createdAt: submittedAt,
      updatedAt: submittedAt,
      submittedAt: state === 'DRAFT' ? null : submittedAt,
      dueAt: new Date(submittedAt.getTime() + 3 * 86_400_000),
      ...(decided && { decidedAt: submittedAt, decidedById: account.userId }),
      subjectAr: profile.nameAr,
      subjectEn: profile.nameEn,
      searchText: foldText(`${number} ${profile.nameAr} ${profile.nameEn} ${crNumber}`),
      registration: { create: { role, profileId: profile.id, partyId: given.partyId } },
      events: {
        create: {
          id: newId(submittedAt),
          kind: 'SUBMITTED',
          from: 'DRAFT',
          to: 'SUBMITTED',
          version: 1,
          actorId: account.userId,
          actorRole: 'GENERAL',
          actorName: 'حامد الهاشمي',
          at: submittedAt,
        },
      },
    },
  })
  return { id, number, version: 1 }
}
