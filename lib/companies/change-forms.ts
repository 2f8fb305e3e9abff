import { z } from 'zod'
import { splitEditBase } from '@/lib/core/split-edit-base'
import { isStepName } from './steps'

const companyId = z.string().max(40)
/** The etag of the answers the page showed; a post without it is one of an old page. */
const seen = z.string().max(100).catch('')
const texts = z.record(
  z.string().max(60),
  z.union([z.string().max(5000), z.array(z.string().max(5000)).max(20)]),
)

export const companyForm = z.object({ companyId })
export const submitChangeForm = z.object({
  companyId,
  seen,
  version: z
    .string()
    .regex(/^\d{1,9}$/)
    .transform(Number),
})

/** Which of the posted values are taken is the command's decision, field by field. */
export const contactForm = texts.transform(({ companyId: id, ...typed }, ctx) => {
  if (typeof id === 'string' && id.length <= 40) return { companyId: id, ...splitEditBase(typed) }
  ctx.addIssue({ code: 'custom', message: 'invalid' })
  return z.NEVER
})

export const changeStepForm = texts.transform(({ companyId: id, step, ...typed }, ctx) => {
  if (typeof id === 'string' && id.length <= 40 && isStepName(step))
    return { companyId: id, step, ...splitEditBase(typed) }
  ctx.addIssue({ code: 'custom', message: 'invalid' })
  return z.NEVER
})
