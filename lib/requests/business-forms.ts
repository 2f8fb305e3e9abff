import { z } from 'zod'
import { splitEditBase } from '@/lib/core/split-edit-base'

const requestId = z.string().max(40)
/** The version the page showed, as the form carries it. */
const version = z
  .string()
  .regex(/^\d{1,9}$/)
  .transform(Number)

export const requestForm = z.object({ requestId })
export const versionForm = z.object({ requestId, version })

/**
 * Which of the corrected values are taken is the command's decision, field by field. `papers`: the etag of
 * the documents the page showed.
 */
export const correctionForm = z
  .record(z.string().max(60), z.union([z.string().max(5000), z.array(z.string().max(5000)).max(20)]))
  .transform(({ requestId: id, version: shown, unchanged, papers, intent, ...typed }, ctx) => {
    const parsed = version.safeParse(shown)
    if (typeof id === 'string' && id.length <= 40 && parsed.success) {
      return {
        requestId: id,
        version: parsed.data,
        unchangedConfirmed: unchanged === 'on',
        papers: typeof papers === 'string' ? papers.slice(0, 100) : '',
        send: intent === 'send',
        ...splitEditBase(typed),
      }
    }
    ctx.addIssue({ code: 'custom', message: 'invalid' })
    return z.NEVER
  })
