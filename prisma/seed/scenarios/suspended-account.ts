import type { Staff } from '@/lib/access/actor'
import { suspendCompany } from '@/lib/companies/suspend-company'
import type { Tx } from '@/lib/db/client'
import { suspendAccount } from '@/lib/users/suspend-account'
import { BUSINESS, STAFF } from '../data/people'
import { attachSpecimens } from '../factories/documents'
import { profileData } from '../factories/profile'
import { createCompany, createRegistration, type Person } from '../factories/request'
import { createAccount } from '../factories/users'

type Given = {
  today: string
  passwordHash: string
  officer: Person
  administrator: Person
  daysAgo: (days: number, hour?: number) => Date
}

const NUMBER = '515628'
const COMPANY = {
  ar: 'شركة النخيل الذهبي للاستيراد',
  en: 'Golden Palm Import Co.',
  signatory: 'فهد سعد الدوسري',
  city: 'الكويت',
  address: 'شارع عبدالله المبارك، مبنى 12',
}

/** The administrator of the demonstration, as the commands of the office take one. */
function administratorOf({ id }: Person): Staff {
  const { email, firstName, lastName } = STAFF.find(({ role }) => role === 'ADMINISTRATOR')!
  const never = new Date(0)
  return {
    ...{ kind: 'STAFF', userId: id, email, firstName, lastName, locale: 'ar', roles: ['ADMINISTRATOR'] },
    ...{ sessionId: '', unread: 0, idleEndsAt: never, endsAt: never },
  }
}

/** An approved main company, suspended nine days ago for a licence; three days ago its account followed. */
export async function seedSuspended(tx: Tx, given: Given): Promise<void> {
  const { daysAgo, officer, today, passwordHash } = given
  const person = BUSINESS.suspended
  const { accountId, userId } = await createAccount(tx, {
    person,
    index: 16,
    at: daysAgo(40),
    passwordHash,
    commercialRegistrationNumber: NUMBER,
    legalEntityCode: 'LIMITED_LIABILITY',
  })
  const applicant: Person = { id: userId, name: `${person.firstName} ${person.lastName}`, role: 'GENERAL' }
  const profile = profileData({
    company: COMPANY,
    commercialRegistrationNumber: NUMBER,
    index: 5,
    at: daysAgo(39),
    today,
  })
  const main = await createRegistration(tx, {
    accountId,
    applicant,
    role: 'MAIN',
    profile,
    createdAt: daysAgo(39, 8),
    assignedTo: officer,
    moves: [
      { move: 'submit', at: daysAgo(38, 9), by: applicant },
      { move: 'approve', at: daysAgo(36, 11), by: officer },
    ],
  })
  const companyId = await createCompany(tx, {
    accountId,
    requestId: main.id,
    profile,
    role: 'MAIN',
    at: daysAgo(36, 11),
  })
  await attachSpecimens(tx, {
    requestId: main.id,
    accountId,
    userId,
    at: daysAgo(38, 9),
    industrial: false,
    profile,
  })
  const administrator = administratorOf(given.administrator)
  await suspendCompany(tx, administrator, daysAgo(9, 10), {
    companyId,
    cause: 'LICENCE_ENDED',
    reason: 'انتهى ترخيص الاستيراد ولم يُجدد. أرفق الرخصة المجددة في طلب تحديث البيانات بعد رفع الإيقاف.',
  })
  await suspendAccount(tx, administrator, daysAgo(3, 12), {
    accountId,
    cause: 'DATA_UNVERIFIED',
    reason: 'راجع قسم تسجيل الشركات ومعك أصل عقد التأسيس واعتماد التوقيع.',
  })
}
