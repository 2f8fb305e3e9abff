import { z } from 'zod'
import { choice, text } from '@/lib/core/form-fields'
import { MAX_FIELDS } from '@/lib/actions/form-values'

const id = z.string().max(40)
const seen = z.string().max(200)
const reason = text(500)

/** The matrix: which boxes are ticked, and what the page showed. */
export const matrixForm = z.object({
  userId: id,
  seen,
  grant: z
    .union([z.string().max(80), z.array(z.string().max(80)).max(MAX_FIELDS)])
    .optional()
    .transform((value) => (value === undefined ? [] : [value].flat())),
})

/** The page that asks again: what is wanted, as `formatWanted` writes it. */
export const grantsForm = z.object({ userId: id, seen, wanted: z.string().max(2000) })

export const roleForm = z.object({ userId: id, to: choice(['GENERAL', 'ADDITIONAL']), reason })
export const userForm = z.object({ userId: id, reason })
export const removeForm = z.object({ userId: id, reason, heirId: id.min(1, 'required') })
