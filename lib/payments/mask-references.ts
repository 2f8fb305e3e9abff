import { isObserved, type Actor } from '@/lib/access/actor'

/** What KNET and the bank call a payment. */
const REFERENCES = ['trackId', 'paymentId', 'tranId', 'ref', 'auth'] as const

/** `610000000012` → `••••12`: enough to recognise it on the telephone, not to use it. */
const maskReference = (reference: string): string => `••••${reference.slice(-2)}`

/**
 * Something with references of a payment as its reader may see it: masked where staff read in the customer's place.
 */
export function referencesFor<Row extends Partial<Record<(typeof REFERENCES)[number], string | null>>>(
  reader: Actor,
  row: Row,
): Row {
  if (!isObserved(reader)) return row
  const masked = REFERENCES.flatMap((name) => {
    const value = row[name]
    return value ? [[name, maskReference(value)]] : []
  })
  return { ...row, ...(Object.fromEntries(masked) as Partial<Row>) }
}
