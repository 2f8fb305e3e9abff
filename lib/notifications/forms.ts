import { z } from 'zod'
import { isId } from '@/lib/core/ids'

export const openForm = z.object({ id: z.string({ error: 'invalid' }).refine(isId, 'invalid') })
export const nothing = z.object({})
