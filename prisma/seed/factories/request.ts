import { deadlineAfter } from '@/lib/core/working-days'
import { kuwaitYear } from '@/lib/core/clock'
import { foldText } from '@/lib/core/digits'
import { newId } from '@/lib/core/ids'
import type { Tx } from '@/lib/db/client'
import { nextRequestNumber } from '@/lib/db/sequences'
import type { CompanyRole, RequestEventKind, RequestState } from '@/lib/db/generated/enums'
import type { Prisma } from '@/lib/db/generated/client'
import { MOVES, type RequestMove } from '@/lib/requests/machine'

export type Person = { id: string; name: string; role: string }

export type SeedMove = { move: RequestMove; at: Date; by: Person; reason?: string }

type Given = {
  accountId: string
  applicant: Person
  role: CompanyRole
  profile: Prisma.CompanyProfileUncheckedCreateInput
  createdAt: Date
  moves: SeedMove[]
  /** The officer it is assigned to, where one took it. */
  assignedTo?: Person
  completed?: string[]
  partyId?: string
  companyId?: string
}

const STEPS = ['company', 'industrial', 'importer', 'commercial']

/** A company registration with the history that leads to its state: every move is one the machine allows. */
export async function createRegistration(
  tx: Tx,
  given: Given,
): Promise<{ id: string; number: string; state: RequestState }> {
  const id = newId(given.createdAt)
  const number = await nextRequestNumber(tx, 'CO', kuwaitYear(given.createdAt))
  let state: RequestState = 'DRAFT'
  let version = 0
  const events: Prisma.RequestEventCreateManyInput[] = []
  const add = (kind: RequestEventKind, from: RequestState | null, at: Date, by: Person, reason?: string) =>
    events.push({
      id: newId(at),
      requestId: id,
      kind,
      from,
      to: state,
      version,
      actorId: by.id,
      actorRole: by.role,
      actorName: by.name,
      reason,
      at,
    })
  add('CREATED', null, given.createdAt, given.applicant)
  for (const step of given.moves) {
    const move = MOVES[step.move]
    if (!(move.from as readonly string[]).includes(state))
      throw new Error(`seed: ${step.move} is not allowed from ${state}`)
    const from = state
    state = move.to
    version += 1
    add(move.event, from, step.at, step.by, step.reason)
  }
  const last = given.moves.at(-1)
  const submitted = given.moves.filter(({ move }) => move === 'submit' || move === 'resubmit').at(-1)
  const decided = state === 'APPROVED' || state === 'REJECTED' || state === 'RETURNED' ? last : undefined
  const { profile } = given
  await tx.companyProfile.create({ data: profile })
  await tx.request.create({
    data: {
      id,
      number,
      type: 'COMPANY_REGISTRATION',
      accountId: given.accountId,
      companyId: given.companyId,
      state,
      version,
      assignedToId: given.assignedTo?.id,
      assignedAt: given.assignedTo && submitted ? submitted.at : null,
      createdById: given.applicant.id,
      createdAt: given.createdAt,
      updatedAt: last?.at ?? given.createdAt,
      submittedAt: submitted?.at,
      dueAt: submitted && deadlineAfter(submitted.at, 3, new Set()),
      decidedAt: decided?.at,
      decidedById: decided?.by.id,
      subjectAr: profile.nameAr ?? '',
      subjectEn: profile.nameEn ?? '',
      searchText: foldText(
        `${number} ${profile.nameAr ?? ''} ${profile.nameEn ?? ''} ${profile.commercialRegistrationNumber ?? ''}`,
      ),
      registration: {
        create: {
          role: given.role,
          profileId: profile.id,
          partyId: given.partyId,
          completed: given.completed ?? STEPS.filter((step) => step !== 'industrial' || profile.industrial),
        },
      },
    },
  })
  await tx.requestEvent.createMany({ data: events })
  return { id, number, state }
}

/** The company of an approved registration. */
export async function createCompany(
  tx: Tx,
  given: {
    accountId: string
    requestId: string
    profile: Prisma.CompanyProfileUncheckedCreateInput
    role: CompanyRole
    at: Date
    partyId?: string
  },
): Promise<string> {
  const id = newId(given.at)
  await tx.company.create({
    data: {
      id,
      accountId: given.accountId,
      role: given.role,
      profileId: given.profile.id,
      partyId: given.partyId,
      commercialRegistrationNumber: given.profile.commercialRegistrationNumber!,
      approvedAt: given.at,
    },
  })
  await tx.companyProfile.update({
    where: { id: given.profile.id },
    data: { companyId: id, approvedAt: given.at },
  })
  await tx.request.update({ where: { id: given.requestId }, data: { companyId: id } })
  return id
}
