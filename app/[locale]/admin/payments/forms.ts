import { z } from 'zod'
import { parseDay } from '@/lib/core/day'
import { choice, issue, text } from '@/lib/core/form-fields'
import { dinars } from '@/lib/payments/amount-field'
import { ReviewOutcome } from '@/lib/db/generated/enums'

const WORDS_MAX = 500

// Ids and versions come from hidden fields: a wrong one is a forged form.
const id = z.string({ error: 'invalid' }).max(36)
const version = z.coerce.number({ error: 'invalid' }).int().min(0).max(1_000_000)

export const askForm = z.object({ allocationId: id, amount: dinars(), reason: text(WORDS_MAX) })
export const releaseForm = z.object({ refundId: id, version })
export const declineForm = z.object({ refundId: id, version, reason: text(WORDS_MAX) })
const OUTCOMES = Object.values(ReviewOutcome) as [ReviewOutcome, ...ReviewOutcome[]]
export const closeForm = z.object({
  reviewId: id,
  version,
  outcome: choice(OUTCOMES),
  resolution: text(WORDS_MAX),
})
export const confirmForm = z.object({ closingId: id, version })
export const declineClosingForm = z.object({ closingId: id, version, reason: text(WORDS_MAX) })
/** Characters: some 4,000 rows, well below the limit of a form. */
const REPORT_MAX = 400_000
export const reportForm = z.object({
  day: z.string({ error: 'invalid' }).transform((value, ctx) => {
    const day = parseDay(value)
    if (!day) issue(ctx, 'invalid')
    return day ?? ''
  }),
  // As it stands: a spreadsheet's tabs and lines are its form.
  report: z
    .string({ error: 'required' })
    .max(REPORT_MAX, 'tooLong')
    .refine((value) => value.trim() !== '', 'required'),
})
export const inquireForm = z.object({ attemptId: id })
