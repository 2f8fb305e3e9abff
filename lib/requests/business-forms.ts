import { z } from 'zod'
import { seenOf } from '@/lib/companies/change-forms'
import { checkbox } from '@/lib/core/form-fields'

const requestId = z.string().max(40)
/** The version the page showed, as the form carries it. */
const version = z.string().regex(/^\d{1,9}$/).transform(Number)

export const requestForm = z.object({ requestId })
export const versionForm = z.object({ requestId, version })

/** Corrected values: which of them are taken is the command's decision, field by field. */
export const correctionForm = z.record(z.string().max(60), z.union([z.string().max(5000), z.array(z.string().max(5000)).max(20)]))
  .transform(({ requestId: id, ...typed }, ctx) => {
    if (typeof id === 'string' && id.length <= 40) return { requestId: id, ...seenOf(typed) }
    ctx.addIssue({ code: 'custom', message: 'invalid' })
    return z.NEVER
  })

export const resubmitForm = z.object({ requestId, version, seen: z.string().max(100).catch(''), unchanged: checkbox() })
  .transform(({ unchanged, ...input }) => ({ ...input, unchangedConfirmed: unchanged }))
