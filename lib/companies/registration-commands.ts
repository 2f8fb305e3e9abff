import type { z } from 'zod'
import { memberOf, type Actor } from '@/lib/access/actor'
import { kuwaitDay } from '@/lib/core/clock'
import type { EditBase } from '@/lib/core/etag'
import { isSameNumber } from '@/lib/core/registration-number'
import { fail, failAll, ok, type Result } from '@/lib/core/result'
import type { Tx } from '@/lib/db/client'
import { lockRequest } from '@/lib/requests/advance'
import { isEditConflict } from './answers-etag'
import type { FieldName } from './fields'
import type { StepName } from './steps'
import { checkTypedNumber } from './number-rules'
import { askedFields } from './party-details'
import { valuesToProfile } from './profile-values'
import type { stepForm } from './registration-forms'
import { pageAfter, pageAfterDraft, registrationPath } from './registration-paths'
import { findRegistration, findRegistrationHead, type RegistrationView } from './registration-queries'
import { keepTyped, parseFields, type FieldValues, type TypedValues } from './schema'
import { requestTitles } from './request-titles'

type StepInput = EditBase & { requestId: string; step: StepName; values: TypedValues }

/**
 * A draft locked for a change. `notFound` for a stranger's (the lock is taken only on what the actor may
 * see); `requestNotDraft` once it was submitted.
 */
export async function lockDraft(tx: Tx, actor: Actor, requestId: string): Promise<Result<RegistrationView>> {
  if (!(await findRegistrationHead(tx, actor, requestId))) return fail('notFound')
  await lockRequest(tx, requestId)
  const draft = await findRegistration(actor, requestId, tx)
  if (!draft) return fail('notFound')
  return draft.state === 'DRAFT' ? ok(draft) : fail('requestNotDraft')
}

/**
 * The fields a step's form has: what customs holds is not asked, and the main company's number is not typed
 * here.
 */
export function formFields(
  step: StepName,
  draft: Pick<RegistrationView, 'held' | 'role'>,
): readonly FieldName[] {
  return askedFields(step, draft.held).filter(
    (name) => draft.role === 'BRANCH' || name !== 'commercialRegistrationNumber',
  )
}

async function write(
  tx: Tx,
  actor: Actor,
  at: Date,
  draft: RegistrationView,
  values: FieldValues,
  completed: string[],
  input: StepInput,
): Promise<Result> {
  const patch = valuesToProfile(values)
  if (isEditConflict(input, { profile: draft.profile, names: formFields(input.step, draft) }, patch))
    return fail('stepOvertaken', 'seen')
  const number = values.commercialRegistrationNumber
  const renumbered =
    typeof number === 'string' && !isSameNumber(number, draft.profile.commercialRegistrationNumber)
  if (renumbered) {
    const checked = await checkTypedNumber(tx, memberOf(actor), at, number)
    if (!checked.ok) return checked
  }
  const profile = await tx.companyProfile.update({ where: { id: draft.profileId }, data: patch })
  // A link belongs to the number it was found by.
  const party = renumbered ? undefined : draft.party
  const unlinked = renumbered && draft.party !== undefined
  await tx.companyRegistration.update({
    where: { requestId: draft.requestId },
    data: { completed: unlinked ? [] : completed, ...(unlinked && { partyId: null }) },
  })
  await tx.request.update({
    where: { id: draft.requestId },
    data: { updatedAt: at, ...requestTitles(draft.number, profile, party) },
  })
  return ok()
}

/**
 * Saves a completed step. All faults are reported at their fields and nothing is saved then; `stepOvertaken`
 * when somebody else saved it meanwhile.
 */
export async function saveStep(
  tx: Tx,
  actor: Actor,
  at: Date,
  input: StepInput,
): Promise<Result<RegistrationView>> {
  const draft = await lockDraft(tx, actor, input.requestId)
  if (!draft.ok) return draft
  const parsed = parseFields(formFields(input.step, draft.value), input.values, kuwaitDay(at))
  if (!parsed.ok) return failAll(parsed.problems)
  const saved = await write(
    tx,
    actor,
    at,
    draft.value,
    parsed.value,
    [...new Set([...draft.value.completed, input.step])],
    input,
  )
  return saved.ok
    ? ok({ ...draft.value, profile: { ...draft.value.profile, ...valuesToProfile(parsed.value) } })
    : saved
}

/**
 * Saves a step that is left half filled ("save and come back later"): what parses is kept, other text as
 * typed.
 * @returns names of fields whose value could not be kept (a day that is none); the step counts as completed
 * only if it is
 */
export async function saveDraft(
  tx: Tx,
  actor: Actor,
  at: Date,
  input: StepInput,
): Promise<Result<{ dropped: FieldName[] }>> {
  const draft = await lockDraft(tx, actor, input.requestId)
  if (!draft.ok) return draft
  const names = formFields(input.step, draft.value)
  const kept = keepTyped(names, input.values, kuwaitDay(at))
  const parsed = parseFields(names, input.values, kuwaitDay(at))
  const numberProblem =
    !parsed.ok && parsed.problems.some((problem) => problem.field === 'commercialRegistrationNumber')
  // A number is what the draft is found by: a wrong one is never kept.
  if (numberProblem) {
    kept.values.commercialRegistrationNumber = undefined
    kept.dropped.push('commercialRegistrationNumber')
  }
  const others = draft.value.completed.filter((step) => step !== input.step)
  const saved = await write(
    tx,
    actor,
    at,
    draft.value,
    kept.values,
    parsed.ok ? [...others, input.step] : others,
    input,
  )
  return saved.ok ? ok({ dropped: kept.dropped }) : saved
}

/** Saves a posted step as its button says, and answers with the page that follows. */
export async function saveStepForm(
  tx: Tx,
  actor: Actor,
  at: Date,
  input: z.output<typeof stepForm>,
): Promise<Result<string>> {
  const { requestId, step, intent, from, seen, override, ...values } = input
  const form = { requestId, step, seen, override, values: values as Record<string, string> }
  if (intent === 'later') {
    const kept = await saveDraft(tx, actor, at, form)
    return kept.ok ? ok(pageAfterDraft(requestId, kept.value.dropped)) : kept
  }
  const saved = await saveStep(tx, actor, at, form)
  return saved.ok
    ? ok(from === 'check' ? registrationPath(requestId, 'check') : pageAfter(step, saved.value))
    : saved
}
