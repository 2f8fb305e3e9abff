import { z } from 'zod'
import { cleanCode } from '@/lib/core/digits'
import { issue } from '@/lib/core/form-fields'
import { parseFils, type Fils } from '@/lib/core/money'

/** Dinars as typed (`12.5`, `١٢٫٥`) in whole fils; undefined for a fourth decimal, a sign, a comma or anything above an int4. */
export function parseDinars(text: string): Fils | undefined {
  const fils = parseFils(cleanCode(text).replace('٫', '.'))
  return fils !== undefined && fils <= 2_147_483_647 ? fils : undefined
}

/** A form's amount in dinars, above zero, as fils. */
export const dinars = () => z.string({ error: 'required' }).transform((text, ctx): Fils => {
  const fils = parseDinars(text)
  if (fils) return fils
  issue(ctx, 'refundAmount')
  return z.NEVER
})
