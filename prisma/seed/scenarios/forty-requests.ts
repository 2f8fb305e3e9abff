import type { Tx } from '@/lib/db/client'
import { SEED_COMPANIES } from '../data/companies'
import { attachSpecimens } from '../factories/documents'
import { profileData } from '../factories/profile'
import { createCompany, createRegistration, type Person, type SeedMove } from '../factories/request'
import { createAccount } from '../factories/users'

type Ending =
  | 'draft'
  | 'waiting'
  | 'overdue'
  | 'resubmitted'
  | 'returned'
  | 'approved'
  | 'rejected'
  | 'withdrawn'
  | 'cancelled'

/** With the four requests of the named accounts these are forty, in every state. */
const ENDINGS: readonly Ending[] = [
  'approved',
  'approved',
  'approved',
  'approved',
  'approved',
  'approved',
  'waiting',
  'waiting',
  'waiting',
  'waiting',
  'waiting',
  'waiting',
  'waiting',
  'waiting',
  'overdue',
  'overdue',
  'overdue',
  'resubmitted',
  'resubmitted',
  'returned',
  'returned',
  'returned',
  'draft',
  'draft',
  'draft',
  'draft',
  'rejected',
  'rejected',
  'rejected',
  'rejected',
  'withdrawn',
  'withdrawn',
  'withdrawn',
  'cancelled',
  'cancelled',
  'cancelled',
  'approved',
]

const REASONS = [
  'الرخصة التجارية المرفقة منتهية',
  'بيانات المعتمد للتوقيع لا تطابق المستندات',
  'السجل التجاري لا يعود لمقدم الطلب',
  'الطلب مكرر',
]

type Given = {
  at: Date
  today: string
  passwordHash: string
  officers: readonly Person[]
  daysAgo: (days: number, hour?: number) => Date
}

/** Days ago on which the request was handed in, where that matters. */
const STARTED: Partial<Record<Ending, (index: number) => number>> = {
  overdue: () => 9,
  waiting: (index) => index % 3,
}
/** Days ago on which the account was made. */
const REGISTERED: Partial<Record<Ending, number>> = { waiting: 3, overdue: 10 }

function movesTo(
  ending: Ending,
  given: Given,
  applicant: Person,
  officer: Person,
  index: number,
): SeedMove[] {
  const { daysAgo } = given
  const start = STARTED[ending]?.(index) ?? 14 + index
  const submit: SeedMove = { move: 'submit', at: daysAgo(start, 9), by: applicant }
  const after = (days: number, move: SeedMove['move'], by: Person, reason?: string): SeedMove => ({
    move,
    at: daysAgo(Math.max(start - days, 0), 12),
    by,
    reason,
  })
  switch (ending) {
    case 'draft':
      return []
    case 'cancelled':
      return [after(0, 'cancel', applicant)]
    case 'approved':
      return [submit, after(2, 'approve', officer)]
    case 'rejected':
      return [submit, after(2, 'reject', officer, REASONS[index % REASONS.length])]
    case 'withdrawn':
      return [submit, after(1, 'withdraw', applicant)]
    case 'returned':
      return [submit, after(2, 'return', officer)]
    case 'resubmitted':
      return [submit, after(2, 'return', officer), { move: 'resubmit', at: daysAgo(1, 14), by: applicant }]
    case 'waiting':
    case 'overdue':
      return [submit]
  }
}

/** The queue of a working office: 37 main registrations of invented companies. */
export async function seedQueue(tx: Tx, given: Given): Promise<void> {
  for (const [index, ending] of ENDINGS.entries()) {
    const company = SEED_COMPANIES[(index + 2) % SEED_COMPANIES.length]!
    const [firstName, ...rest] = company.signatory.split(' ')
    const number = String(600_100 + index * 317)
    const createdAt = given.daysAgo(REGISTERED[ending] ?? 16 + index, 8)
    const { accountId, userId } = await createAccount(tx, {
      person: { email: `user${index + 1}@companies.example`, firstName: firstName!, lastName: rest.at(-1)! },
      index: 50 + index,
      at: createdAt,
      passwordHash: given.passwordHash,
      commercialRegistrationNumber: number,
      legalEntityCode: index % 4 === 0 ? 'SOLE_ESTABLISHMENT' : 'LIMITED_LIABILITY',
    })
    const applicant: Person = { id: userId, name: `${firstName} ${rest.at(-1)}`, role: 'GENERAL' }
    const officer = given.officers[index % given.officers.length]!
    const industrial = index % 6 === 0
    const profile = profileData({
      company,
      commercialRegistrationNumber: number,
      index: index + 10,
      at: createdAt,
      today: given.today,
      industrial,
    })
    const moves = movesTo(ending, given, applicant, officer, index)
    const officeHadIt = moves.some(({ by }) => by === officer) || (ending === 'waiting' && index % 4 === 1)
    const request = await createRegistration(tx, {
      accountId,
      applicant,
      role: 'MAIN',
      profile,
      createdAt,
      moves,
      assignedTo: officeHadIt ? officer : undefined,
      completed: ending === 'draft' ? ['company'] : undefined,
    })
    if (ending !== 'draft' && ending !== 'cancelled')
      await attachSpecimens(tx, {
        requestId: request.id,
        accountId,
        userId,
        at: createdAt,
        industrial,
        profile,
      })
    if (ending === 'approved')
      await createCompany(tx, {
        accountId,
        requestId: request.id,
        profile,
        role: 'MAIN',
        at: moves.at(-1)!.at,
      })
    if (ending === 'returned') {
      const at = moves.at(-1)!.at
      await tx.requestCorrection.create({
        data: {
          id: crypto.randomUUID(),
          requestId: request.id,
          target: 'FIELD',
          name: 'address',
          reason: 'اكتب العنوان كاملاً كما في الرخصة التجارية',
          before: profile.address,
          createdAt: at,
          createdById: officer.id,
          sentAt: at,
        },
      })
    }
  }
}
