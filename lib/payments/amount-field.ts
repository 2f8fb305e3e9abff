import { z } from 'zod'
import { readStoredDinars } from '@/lib/core/dinars'
import { issue } from '@/lib/core/form-fields'
import type { Fils } from '@/lib/core/money'

/** A form's amount in dinars, above zero, as fils. */
export const dinars = () =>
  z.string({ error: 'required' }).transform((text, ctx): Fils => {
    const fils = readStoredDinars(text)
    if (fils) return fils
    issue(ctx, 'refundAmount')
    return z.NEVER
  })
