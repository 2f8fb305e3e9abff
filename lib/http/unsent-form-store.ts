import { randomUUID } from 'node:crypto'
import type { FormState, UnsentReason } from '@/lib/actions/form-state'

/** A post that no action took, given back by the page it came from. */
export type UnsentForm = {
  /** The form's own name (`FORM_FIELD`). */
  name: string
  /** What was typed, without passwords and codes. */
  values: FormState['values']
  /** Of the page it was posted to, with query. */
  path: string
  reason: UnsentReason
  /** Set by the form that shows the values. */
  shown: boolean
}

/**
 * Header of the server's own request for the page; what a client sends under it names nothing that is kept.
 */
export const UNSENT_FORM_HEADER = 'x-unsent-form'

// One request of this process to itself: no other process ever needs it. On `globalThis`, because the server
// around the framework and the framework's bundle hold this module twice.
const holder = globalThis as { portalUnsentForms?: Map<string, UnsentForm> }

/** Keeps a post while its page is made. @returns what to send as `UNSENT_FORM_HEADER` */
export function storeUnsentForm(form: UnsentForm): string {
  const token = randomUUID()
  holder.portalUnsentForms ??= new Map()
  holder.portalUnsentForms.set(token, form)
  return token
}

export const findUnsentForm = (token: string | null | undefined): UnsentForm | undefined =>
  token ? holder.portalUnsentForms?.get(token) : undefined

export const deleteUnsentForm = (token: string): void => void holder.portalUnsentForms?.delete(token)
