import { z } from 'zod'
import { day, text } from '@/lib/core/form-fields'
import { FIELDS, type Mapping } from '@/lib/tariff/import/columns'

const [TITLE_MAX, REASON_MAX] = [120, 500]

// Ids and versions come from hidden fields: a wrong one is a forged form.
const id = z.string({ error: 'invalid' }).max(36)
const version = z.coerce.number({ error: 'invalid' }).int().min(0).max(1_000_000)
const column = z
  .string()
  .max(6)
  .optional()
  .transform((value) => (value && /^\d{1,4}$/.test(value) ? Number(value) : undefined))

export const mappingForm = z
  .object({ uploadId: id, version, ...Object.fromEntries(FIELDS.map((field) => [field, column])) })
  .transform(({ uploadId, version: seen, ...columns }) => ({
    uploadId: uploadId as string,
    version: seen as number,
    mapping: columns as Mapping,
  }))
export const draftForm = z.object({
  uploadId: id,
  version,
  title: text(TITLE_MAX),
  effectiveOn: day(),
  leaveOutBad: z
    .string()
    .optional()
    .transform((value) => value === 'on'),
})
export const versionForm = z.object({ versionId: id, version })
export const rollBackForm = versionForm.extend({ reason: text(REASON_MAX) })

const WORD_MAX = 60
// Not `code`: what is named so is a secret, and is not shown again.
export const wordForm = z.object({ node: text(80), word: text(WORD_MAX) })
export const wordIdForm = z.object({ wordId: id })
/** The button says what it switches to. */
export const learningForm = z.object({
  learns: z.enum(['on', 'off'], { error: 'invalid' }).transform((value) => value === 'on'),
})
