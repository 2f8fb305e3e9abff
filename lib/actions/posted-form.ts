import 'server-only'
import { headers } from 'next/headers'
import { findPostedForm, POSTED_FORM_HEADER } from '@/lib/http/posted-forms'
import { IDLE, type FormState } from './form-state'

/**
 * What a form begins with on the page that answers a post which no action took
 * (scripts/serve/return-posted-forms): the values, and why they were not sent. Undefined on every other page.
 * @param name the form's own, `FORM_FIELD`
 */
export async function postedForm(name: string): Promise<FormState | undefined> {
  const posted = findPostedForm((await headers()).get(POSTED_FORM_HEADER))
  if (!posted || posted.shown || posted.name !== name) return undefined
  posted.shown = true
  return { ...IDLE, values: posted.values, unsent: { reason: posted.reason } }
}
