import type { z } from 'zod'
import type { Actor } from '@/lib/access/actor'
import { ok, type Result } from '@/lib/core/result'
import type { Tx } from '@/lib/db/client'
import { stepsFor, type FieldName, type StepName } from './fields'
import { askedFields } from './party-details'
import { countLookup, findMatch } from './party-match'
import { saveDraft, saveStep } from './registration-commands'
import type { stepForm } from './registration-forms'
import type { RegistrationView } from './registration-queries'

/** Path of a registration's page, below the locale. */
export const registrationPath = (requestId: string, page = ''): string =>
  `/companies/register/${requestId}${page && `/${page}`}`

/** Where "next" leads from a saved step: the next one that asks anything, then the documents. */
export function pageAfter(
  step: StepName,
  view: Pick<RegistrationView, 'profile' | 'held' | 'requestId'>,
): string {
  const steps = stepsFor(view.profile)
  const later = steps.slice(steps.indexOf(step) + 1).find((name) => askedFields(name, view.held).length > 0)
  return registrationPath(view.requestId, later ?? 'documents')
}

/** The task list after something was saved half filled, naming what could not be kept. */
function pageAfterDraft(requestId: string, dropped: readonly FieldName[]): string {
  const query = new URLSearchParams({ saved: '1', ...(dropped.length > 0 && { dropped: dropped.join(',') }) })
  return `${registrationPath(requestId)}?${query}`
}

/** Looks a number up among the customs system's companies (counted) and says which page tells the result. */
export async function pageAfterLookup(
  found: { requestId: string; accountId: string; number: string },
  at: Date,
): Promise<string> {
  if (!(await countLookup(found.accountId, found.number, at)))
    return `${registrationPath(found.requestId)}?lookup=limit`
  const match = await findMatch(found, found.number, at)
  return match
    ? registrationPath(found.requestId, 'match')
    : `${registrationPath(found.requestId)}?lookup=none`
}

/** Saves a posted step as its button says, and answers with the page that follows. */
export async function saveAndGo(
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
