import { z } from 'zod'
import { choice, mustTick, text } from '@/lib/core/form-fields'
import { ObservationReason } from '@/lib/db/generated/enums'

const NOTE_MAX = 300

/** As the page offers them. */
export const REASONS = Object.values(ObservationReason) as [ObservationReason, ...ObservationReason[]]

// The account's id comes from a hidden field: a wrong one is a forged form.
const id = z.string({ error: 'invalid' }).max(36)

export const beginForm = z.object({
  accountId: id,
  userId: z.string({ error: 'required' }).min(1, 'required').max(36),
  reason: choice(REASONS),
  note: text(NOTE_MAX),
  confirm: mustTick('observationConfirm'),
})
export const endForm = z.object({})
