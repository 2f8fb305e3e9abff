import 'server-only'
import { headers } from 'next/headers'
import { findUnsentForm, UNSENT_FORM_HEADER } from '@/lib/http/unsent-form-store'
import { IDLE, type FormState } from './form-state'

/**
 * What a form begins with on the page that answers a post which no action took
 * (scripts/serve/return-unsent-forms): the values, and why they were not sent. Undefined on every other page.
 * @param name the form's own, `FORM_FIELD`
 */
export async function unsentFormState(name: string): Promise<FormState | undefined> {
  const posted = findUnsentForm((await headers()).get(UNSENT_FORM_HEADER))
  if (!posted || posted.shown || posted.name !== name) return undefined
  posted.shown = true
  return { ...IDLE, values: posted.values, unsent: { reason: posted.reason } }
}
