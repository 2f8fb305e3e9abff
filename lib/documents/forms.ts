import { z } from 'zod'

const documentId = z.string({ error: 'invalid' }).max(40, 'invalid')

/** Deleting: `back` is a path below the locale, of our own. */
export const removeForm = z.object({
  documentId,
  back: z
    .string({ error: 'invalid' })
    .regex(/^\/[A-Za-z0-9/_-]{1,200}$/, 'invalid')
    .refine((path) => !path.startsWith('//'), 'invalid'),
})

export const renameForm = z.object({
  documentId,
  name: z.string({ error: 'documentName' }).trim().min(1, 'documentName'),
})
