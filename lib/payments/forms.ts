import { z } from 'zod'
import { choice, email, issue, text } from '@/lib/core/form-fields'
import { isId } from '@/lib/core/ids'
import { MAX_IN_BASKET } from './basket-query'

const id = z.string().max(40)
const version = z
  .string()
  .regex(/^\d{1,9}$/)
  .transform(Number)

/** `id:version` of each request as the confirmation showed it. */
const shown = z.union([z.string(), z.array(z.string())]).transform((value, ctx) => {
  const pairs = [value].flat().map((one) => /^([0-9a-f-]{36}):(\d{1,9})$/.exec(one))
  const sound = pairs.length <= MAX_IN_BASKET && pairs.every((pair) => pair && isId(pair[1]))
  if (!sound) issue(ctx, 'invalid')
  return sound ? pairs.map((pair) => ({ id: pair![1]!, version: Number(pair![2]) })) : []
})

export const payForm = z
  .object({ request: shown, email: email(), language: choice(['ar', 'en']) })
  .transform(({ request, ...input }) => ({
    ...input,
    requestIds: request.map((one) => one.id),
    versions: Object.fromEntries(request.map((one) => [one.id, one.version])),
  }))

export const attemptForm = z.object({ attemptId: id })
export const returnForm = z.object({ token: z.string().max(100) })
export const rejectForm = z.object({ paymentRequestId: id, version, reason: text(500) })
export const undoForm = z.object({ paymentRequestId: id, version })
