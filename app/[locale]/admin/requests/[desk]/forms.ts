import { z } from 'zod'
import { crNumber, text } from '@/lib/core/form-fields'
import { NOTE_MAX, REASON_MAX } from '@/lib/requests/office-corrections'

// What the office's forms post. Ids and versions come from hidden fields: a wrong one is a forged form.
const id = z.string({ error: 'invalid' }).max(36)

export const requestForm = { requestId: id }
export const takeOverForm = { ...requestForm, from: id }
export const decisionForm = {
  ...requestForm,
  version: z.coerce.number({ error: 'invalid' }).int().min(0).max(1_000_000),
}
export const targetForm = {
  ...decisionForm,
  target: z.enum(['FIELD', 'DOCUMENT'], { error: 'invalid' }),
  name: z.string({ error: 'invalid' }).max(60),
}
export const noteForm = { ...targetForm, reason: text(REASON_MAX) }
export const rejectForm = { ...decisionForm, reason: text(REASON_MAX) }
export const numberForm = { ...decisionForm, number: crNumber() }
export const textForm = { ...requestForm, text: text(NOTE_MAX) }
