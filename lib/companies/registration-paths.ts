import type { FieldName } from './fields'
import { stepsFor, type StepName } from './steps'
import { askedFields } from './party-details'
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
export function pageAfterDraft(requestId: string, dropped: readonly FieldName[]): string {
  const query = new URLSearchParams({ saved: '1', ...(dropped.length > 0 && { dropped: dropped.join(',') }) })
  return `${registrationPath(requestId)}?${query}`
}
