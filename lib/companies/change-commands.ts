import { isSignedIn, type Actor } from '@/lib/access/actor'
import { recordAudit } from '@/lib/audit/audit'
import { kuwaitDay, kuwaitYear } from '@/lib/core/clock'
import { newId } from '@/lib/core/ids'
import { fail, failAll, ok, type Problem, type Result } from '@/lib/core/result'
import type { Tx } from '@/lib/db/client'
import type { CompanyProfile, Prisma, Request } from '@/lib/db/generated/client'
import { nextRequestNumber } from '@/lib/db/sequences'
import { notify } from '@/lib/notifications/notify'
import { emitEvent } from '@/lib/outbox/emit-event'
import { advance, lockRequest, recordRequestEvent } from '@/lib/requests/advance'
import { dueAfter } from '@/lib/requests/service-level'
import { readSettings } from '@/lib/settings/settings'
import {
  changeFields,
  changeFieldsOf,
  differencesOf,
  requiredForChange,
  type Difference,
} from './change-rules'
import { changeShown } from './change-query'
import { findOpenChange } from './companies-queries'
import { answersOf, lockCompany, type LockedCompany } from './contact-command'
import { getField, isFieldName, type FieldName, type StepName } from './fields'
import { profileToValues, valuesToProfile } from './profile-values'
import { expiredFields } from './registration-rules'
import { parseFields, type TypedValues } from './schema'
import { isOvertaken, isStamp, type Seen } from './stamp'
import { subjectOf } from './subject'

/**
 * Starts a change of a company's licences, signatory, names or address, prefilled with what is in force: a
 * request like any other. One at a time: while one is open, that one is returned and nothing is made.
 * @param input.answers prefill from a rejected change, over what is in force
 */
export async function startChange(
  tx: Tx,
  actor: Actor,
  at: Date,
  input: { companyId: string; answers?: Partial<CompanyProfile>; previousId?: string },
): Promise<Result<{ requestId: string; companyId: string; created: boolean }>> {
  const locked = await lockCompany(tx, actor, input.companyId)
  if (!locked.ok) return locked
  if (!isSignedIn(actor)) return fail('notFound')
  const company = locked.value
  const open = await findOpenChange(tx, company.id)
  if (open) return ok({ requestId: open.id, companyId: company.id, created: false })
  const number = await nextRequestNumber(tx, 'CO', kuwaitYear(at))
  const [id, profileId] = [newId(at), newId(at)]
  const answers = { ...answersOf(company.profile), ...input.answers }
  await tx.companyProfile.create({ data: { ...answers, id: profileId, createdAt: at } })
  const request = await tx.request.create({
    data: {
      id,
      type: 'COMPANY_CHANGE',
      number,
      accountId: company.accountId,
      companyId: company.id,
      createdById: actor.userId,
      createdAt: at,
      updatedAt: at,
      previousId: input.previousId,
      ...subjectOf(number, company.profile),
      change: { create: { profileId, baseProfileId: company.profileId } },
    },
  })
  await recordRequestEvent(tx, actor, at, request, { kind: 'CREATED' })
  await recordAudit(tx, actor, at, {
    event: 'request.created',
    subject: 'Request',
    subjectId: id,
    details: { number, type: 'COMPANY_CHANGE' },
  })
  return ok({ requestId: id, companyId: company.id, created: true })
}

type OpenDraft = {
  company: LockedCompany
  request: NonNullable<Awaited<ReturnType<typeof findOpenChange>>>
  profile: CompanyProfile
  base: CompanyProfile
}

/** The draft of a company's change, the company locked. */
async function lockDraft(tx: Tx, actor: Actor, companyId: string): Promise<Result<OpenDraft>> {
  const locked = await lockCompany(tx, actor, companyId)
  if (!locked.ok) return locked
  const request = await findOpenChange(tx, companyId)
  if (!request?.change) return fail('noOpenChange')
  if (request.state !== 'DRAFT') return fail('changeNotDraft')
  // Only a draft's row is locked behind the company's: an approval locks them the other way round, but never
  // a draft.
  if ((await lockRequest(tx, request.id))?.state !== 'DRAFT') return fail('changeNotDraft')
  const [profile, base] = await Promise.all([
    tx.companyProfile.findUniqueOrThrow({ where: { id: request.change.profileId } }),
    tx.companyProfile.findUniqueOrThrow({ where: { id: request.change.baseProfileId } }),
  ])
  return ok({ company: locked.value, request, profile, base })
}

/**
 * Saves one step of a change's draft. Fields that a change does not cover (contact data, the registration
 * number) are refused.
 */
export async function saveChangeStep(
  tx: Tx,
  actor: Actor,
  at: Date,
  input: Seen & { companyId: string; step: StepName; typed: TypedValues },
): Promise<Result<{ industrial: boolean }>> {
  const draft = await lockDraft(tx, actor, input.companyId)
  if (!draft.ok) return draft
  const { request, profile, base } = draft.value
  const fields = changeFieldsOf(input.step)
  const foreign = Object.keys(input.typed).find((name) => isFieldName(name) && !fields.includes(name))
  if (foreign) return fail('fieldNotChangeable')
  const parsed = parseFields(fields, input.typed, kuwaitDay(at))
  if (!parsed.ok) return parsed
  const patch = valuesToProfile(parsed.value)
  if (isOvertaken(input, { profile, names: fields }, patch)) return fail('stepOvertaken', 'seen')
  const saved = await tx.companyProfile.update({ where: { id: profile.id }, data: patch })
  const completed = [...new Set([...(request.change?.completed ?? []), input.step])]
  await tx.companyChange.update({ where: { requestId: request.id }, data: { completed } })
  await tx.request.update({
    where: { id: request.id },
    data: { updatedAt: at, ...changeTexts(request.number, base, saved) },
  })
  return ok({ industrial: saved.industrial })
}

/** A change is listed under the company's approved name, and found by the old and the new one. */
function changeTexts(
  number: string,
  base: CompanyProfile,
  changed: CompanyProfile,
): Prisma.RequestUncheckedUpdateInput {
  const [before, after] = [subjectOf(number, base), subjectOf(number, changed)]
  return {
    ...before,
    searchText:
      before.searchText === after.searchText ? before.searchText : `${before.searchText} ${after.searchText}`,
  }
}

/**
 * What keeps a change from being handed in: nothing changed, an answer that does not pass, a paper that is
 * missing.
 */
function changeProblems(
  input: { base: CompanyProfile; profile: CompanyProfile; documents: readonly string[] },
  today: string,
): { differences: Difference[]; problems: Problem[] } {
  const [from, to] = [profileToValues(input.base), profileToValues(input.profile)]
  const differences = differencesOf(from, to)
  if (differences.length === 0) return { differences, problems: [{ code: 'nothingChanged' }] }
  const parsed = parseFields(changeFields(input.profile), to, today)
  const missing = requiredForChange(differences).filter((type) => !input.documents.includes(type))
  return {
    differences,
    problems: [
      ...(parsed.ok
        ? []
        : parsed.problems.map((problem) => ({
            ...problem,
            field: `section-${getField(problem.field as FieldName).step}`,
          }))),
      ...missing.map((type) => ({ code: 'documentMissing', field: 'section-documents', args: { type } })),
    ],
  }
}

/** Types of the stored documents of a request. */
async function storedTypes(tx: Tx, requestId: string): Promise<string[]> {
  const rows = await tx.requestDocument.findMany({
    where: { requestId, removedAt: null, document: { state: 'STORED' } },
    select: { type: true },
    distinct: ['type'],
  })
  return rows.map((row) => row.type)
}

/** Hands a change in. A second post of the same page finds it handed in and changes nothing. */
export async function submitChange(
  tx: Tx,
  actor: Actor,
  at: Date,
  input: { companyId: string; version: number; seen?: string },
): Promise<Result<{ requestId: string }>> {
  const locked = await lockCompany(tx, actor, input.companyId)
  if (!locked.ok) return locked
  const open = await findOpenChange(tx, input.companyId)
  if (open?.state === 'SUBMITTED' && open.version === input.version + 1) return ok({ requestId: open.id })
  const draft = await lockDraft(tx, actor, input.companyId)
  if (!draft.ok) return draft
  const { request, profile, base } = draft.value
  const documents = await storedTypes(tx, request.id)
  if (!isStamp(input.seen, changeShown({ profile, documents }))) return fail('answersChanged', 'seen')
  const { problems } = changeProblems({ base, profile, documents }, kuwaitDay(at))
  if (problems.length > 0) return failAll(problems)
  const { expiredLicenceBlocks } = await readSettings(tx)
  const expired = expiredLicenceBlocks ? expiredFields(profile, at) : []
  if (expired.length > 0)
    return failAll(
      expired.map((field) => ({
        code: 'expiredBlocks',
        field: `section-${getField(field).step}`,
        args: { field },
      })),
    )
  const moved = await advance(tx, actor, at, {
    requestId: request.id,
    version: input.version,
    move: 'submit',
    patch: { submittedAt: at, dueAt: await dueAfter(tx, at) },
  })
  if (!moved.ok) return moved
  await announceSubmitted(tx, at, moved.value)
  return ok({ requestId: request.id })
}

async function announceSubmitted(tx: Tx, at: Date, request: Request): Promise<void> {
  await notify(tx, at, {
    userIds: [request.createdById],
    generalUsersOf: request.accountId,
    kind: 'request.submitted',
    href: `/requests/${request.id}`,
    args: { number: request.number, companyAr: request.subjectAr, companyEn: request.subjectEn },
  })
  await emitEvent(tx, at, 'request.submitted', request.number, {
    type: request.type,
    version: request.version,
  })
}
