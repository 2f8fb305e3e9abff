import { z } from 'zod'
import { choice, text } from '@/lib/core/form-fields'
import { dinars } from '@/lib/payments/amount-field'
import { ReviewOutcome } from '@/lib/db/generated/enums'

export const WORDS_MAX = 500

// Ids and versions come from hidden fields: a wrong one is a forged form.
const id = z.string({ error: 'invalid' }).max(36)
const version = z.coerce.number({ error: 'invalid' }).int().min(0).max(1_000_000)

export const askForm = z.object({ allocationId: id, amount: dinars(), reason: text(WORDS_MAX) })
export const releaseForm = z.object({ refundId: id, version })
export const declineForm = z.object({ refundId: id, version, reason: text(WORDS_MAX) })
export const closeForm = z.object({ reviewId: id, version, outcome: choice(Object.values(ReviewOutcome)), resolution: text(WORDS_MAX) })
export const confirmForm = z.object({ closingId: id, version })
export const declineClosingForm = z.object({ closingId: id, version, reason: text(WORDS_MAX) })
export const inquireForm = z.object({ attemptId: id })
