import type { Member } from '@/lib/access/actor'
import { newId } from '@/lib/core/ids'
import { formatPhone } from '@/lib/core/phone'
import type { Tx } from '@/lib/db/client'
import { Service } from '@/lib/db/generated/enums'
import { ANSWER_DAYS } from '@/lib/service-access/ask-for-access'
import { BUSINESS, type SeedPerson } from '../data/people'
import { SEED_COMPANIES } from '../data/companies'
import { profileData } from '../factories/profile'
import { createCompany, createRegistration, type Person } from '../factories/request'
import { createAccount, createUser } from '../factories/users'
import { attachSpecimens } from '../factories/documents'

type Given = {
  at: Date
  today: string
  passwordHash: string
  officer: Person
  parties: Map<string, string>
  daysAgo: (days: number, hour?: number) => Date
}

const nameOf = (person: { firstName: string; lastName: string }) => `${person.firstName} ${person.lastName}`

/** A general user as the history and the audit name one. */
const seedMember = (person: SeedPerson, ids: { userId: string; accountId: string }): Member => ({
  kind: 'GENERAL',
  ...ids,
  sessionId: '',
  ...person,
  locale: 'ar',
  idleEndsAt: new Date(0),
  endsAt: new Date(0),
  unread: 0,
  services: Object.values(Service),
  grants: [],
})

/**
 * The broker: an approved main company that the customs system knows, whose payment requests the trader pays.
 */
export async function seedBroker(tx: Tx, given: Given): Promise<void> {
  const { daysAgo, officer } = given
  const { accountId, userId } = await createAccount(tx, {
    person: BUSINESS.broker,
    index: 13,
    at: daysAgo(80),
    passwordHash: given.passwordHash,
    commercialRegistrationNumber: '700117',
    legalEntityCode: 'CUSTOMS_BROKER_OFFICE',
  })
  const applicant: Person = { id: userId, name: nameOf(BUSINESS.broker), role: 'GENERAL' }
  const profile = profileData({
    company: SEED_COMPANIES[10]!,
    commercialRegistrationNumber: '700117',
    index: 4,
    at: daysAgo(79),
    today: given.today,
  })
  const partyId = given.parties.get('700117')
  const main = await createRegistration(tx, {
    accountId,
    applicant,
    role: 'MAIN',
    profile,
    createdAt: daysAgo(79, 8),
    partyId,
    assignedTo: officer,
    moves: [
      { move: 'submit', at: daysAgo(78, 9), by: applicant },
      { move: 'approve', at: daysAgo(76, 11), by: officer },
    ],
  })
  await createCompany(tx, {
    accountId,
    requestId: main.id,
    profile,
    role: 'MAIN',
    at: daysAgo(76, 11),
    partyId,
  })
  await attachSpecimens(tx, {
    requestId: main.id,
    accountId,
    userId,
    at: daysAgo(78, 9),
    industrial: false,
    profile,
  })
}

/**
 * The trader: an approved main company whose import licence ends in 27 days, a branch waiting, an additional
 * user, who asks for one service more.
 */
export async function seedTrader(tx: Tx, given: Given): Promise<Member> {
  const { daysAgo, officer } = given
  const { accountId, userId } = await createAccount(tx, {
    person: BUSINESS.trader,
    index: 1,
    at: daysAgo(60),
    passwordHash: given.passwordHash,
    commercialRegistrationNumber: '482910',
    legalEntityCode: 'LIMITED_LIABILITY',
  })
  const applicant: Person = { id: userId, name: nameOf(BUSINESS.trader), role: 'GENERAL' }
  const profile = profileData({
    company: SEED_COMPANIES[0]!,
    commercialRegistrationNumber: '482910',
    index: 1,
    at: daysAgo(58),
    today: given.today,
    industrial: true,
    importExpiresIn: 27,
  })
  const partyId = given.parties.get('482910')
  const main = await createRegistration(tx, {
    accountId,
    applicant,
    role: 'MAIN',
    profile,
    createdAt: daysAgo(58, 8),
    partyId,
    assignedTo: officer,
    moves: [
      { move: 'submit', at: daysAgo(57, 9), by: applicant },
      { move: 'approve', at: daysAgo(55, 11), by: officer },
    ],
  })
  const companyId = await createCompany(tx, {
    accountId,
    requestId: main.id,
    profile,
    role: 'MAIN',
    at: daysAgo(55, 11),
    partyId,
  })
  await attachSpecimens(tx, {
    requestId: main.id,
    accountId,
    userId,
    at: daysAgo(57, 9),
    industrial: true,
    profile,
  })
  const branch = profileData({
    company: {
      ...SEED_COMPANIES[0]!,
      ar: 'شركة الأفق للتجارة العامة — فرع الفحيحيل',
      en: 'Al Ofuq General Trading Co. - Fahaheel Branch',
      city: 'الفحيحيل',
      address: 'شارع الدبوس، مبنى 40',
    },
    commercialRegistrationNumber: '482977',
    index: 2,
    at: daysAgo(2),
    today: given.today,
  })
  const waiting = await createRegistration(tx, {
    accountId,
    applicant,
    role: 'BRANCH',
    profile: branch,
    createdAt: daysAgo(2, 10),
    moves: [{ move: 'submit', at: daysAgo(1, 10), by: applicant }],
  })
  await attachSpecimens(tx, {
    requestId: waiting.id,
    accountId,
    userId,
    at: daysAgo(1, 10),
    industrial: false,
    profile: branch,
  })
  const assistant = await createUser(tx, {
    person: BUSINESS.assistant,
    index: 4,
    at: daysAgo(40),
    passwordHash: given.passwordHash,
    accountId,
    kind: 'ADDITIONAL',
  })
  await tx.addressDelivery.create({
    data: { userId: assistant, channel: 'EMAIL', outcome: 'BOUNCED', happenedAt: daysAgo(2) },
  })
  const grant = (service: Service, company: string | null) => ({
    id: newId(given.at),
    accountId,
    userId: assistant,
    service,
    reach: company ? ('COMPANY' as const) : ('NONE' as const),
    companyId: company,
    grantedAt: daysAgo(40),
    grantedBy: userId,
  })
  await tx.grant.createMany({
    data: [grant('COMPANY_REGISTRATION', companyId), grant('PAYMENTS', companyId), grant('TARIFF', null)],
  })
  await tx.accessRequest.create({
    data: {
      id: newId(given.daysAgo(1)),
      accountId,
      userId: assistant,
      service: 'COMPANY_REGISTRATION',
      reason: 'أتولى تسجيل فروع الشركة الجديدة، ويلزمني تقديم طلباتها',
      askedOfId: userId,
      createdAt: daysAgo(1),
      expiresAt: new Date(daysAgo(1).getTime() + ANSWER_DAYS * 86_400_000),
    },
  })
  return seedMember(BUSINESS.trader, { userId, accountId })
}

/** An account whose general user was verified and did nothing yet. */
export async function seedFresh(tx: Tx, given: Given): Promise<void> {
  await createAccount(tx, {
    person: BUSINESS.fresh,
    index: 7,
    mobileConfirmed: false,
    at: given.daysAgo(1),
    passwordHash: given.passwordHash,
    commercialRegistrationNumber: '530188',
    legalEntityCode: 'SOLE_ESTABLISHMENT',
  })
}

/** A main company returned with two fields and one document to correct. */
export async function seedReturned(tx: Tx, given: Given): Promise<void> {
  const { daysAgo, officer } = given
  const { accountId, userId } = await createAccount(tx, {
    person: BUSINESS.returned,
    index: 10,
    at: daysAgo(9),
    passwordHash: given.passwordHash,
    commercialRegistrationNumber: '501377',
    legalEntityCode: 'LIMITED_LIABILITY',
  })
  const applicant: Person = { id: userId, name: nameOf(BUSINESS.returned), role: 'GENERAL' }
  const profile = profileData({
    company: SEED_COMPANIES[1]!,
    commercialRegistrationNumber: '501377',
    index: 3,
    at: daysAgo(8),
    today: given.today,
  })
  const request = await createRegistration(tx, {
    accountId,
    applicant,
    role: 'MAIN',
    profile,
    createdAt: daysAgo(8, 9),
    assignedTo: officer,
    moves: [
      { move: 'submit', at: daysAgo(6, 9), by: applicant },
      { move: 'return', at: daysAgo(1, 12), by: officer },
    ],
  })
  await attachSpecimens(tx, {
    requestId: request.id,
    accountId,
    userId,
    at: daysAgo(6, 9),
    industrial: false,
    profile,
  })
  const at = daysAgo(1, 12)
  const returned = (target: 'FIELD' | 'DOCUMENT', name: string, reason: string, before: string | null) => ({
    id: newId(at),
    requestId: request.id,
    target,
    name,
    reason,
    before,
    createdAt: at,
    createdById: officer.id,
    sentAt: at,
  })
  await tx.requestCorrection.createMany({
    data: [
      returned(
        'FIELD',
        'signatoryName',
        'الاسم لا يطابق الاسم في اعتماد التوقيع',
        profile.signatoryName ?? null,
      ),
      returned('FIELD', 'officePhone', 'رقم الهاتف لا يعود للشركة', formatPhone(profile.officePhone!)),
      returned(
        'DOCUMENT',
        'SIGNATURE_AUTHORISATION',
        'الصورة غير واضحة. أرفق نسخة تظهر فيها كل البيانات',
        null,
      ),
    ],
  })
}
