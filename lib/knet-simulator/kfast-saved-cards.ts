import { cleanCode } from '@/lib/core/digits'
import { db } from '@/lib/db/client'
import { maskCard, type CardError, type CardKept } from './card-form'
import type { Payment } from './payment'

/** A card of an earlier payment with the same token: `key` is that payment's id. */
export type SavedCard = { key: string; card: string; bank: string }

/**
 * The payer's KFAST token: a third field of eight digits (knet.md §5). Whoever sends it is taken for that
 * payer.
 */
const kfastToken = (payment: Payment): string | undefined =>
  /^\d{8}$/.test(payment.udf[2] ?? '') ? payment.udf[2] : undefined

/** Cards that paid with this payment's token before, masked, newest first. */
export async function savedCards(payment: Payment): Promise<SavedCard[]> {
  const token = kfastToken(payment)
  if (!token) return []
  const rows = await db.simulatorPayment.findMany({
    where: {
      udf: { path: ['2'], equals: token },
      state: 'CAPTURED',
      card: { not: null },
      bank: { not: null },
    },
    distinct: ['card', 'bank'],
    orderBy: { createdAt: 'desc' },
    take: 5,
    select: { paymentId: true, card: true, bank: true },
  })
  return rows.map(({ paymentId, card, bank }) => ({ key: paymentId, card: card!, bank: bank! }))
}

/**
 * A saved card with its PIN, which is looked at and forgotten. Its expiry is as it was: the first rule of the
 * card decides.
 */
export function readSavedCard(
  saved: SavedCard,
  pin: string,
  payment: Payment,
): { ok: true; kept: CardKept } | { ok: false; errors: CardError[] } {
  if (!/^\d{4}$/.test(cleanCode(pin))) return { ok: false, errors: [{ field: 'pin', code: 'IPAY0100087' }] }
  const { faults } = payment
  const rule = faults.cards.find(({ card }) => maskCard(card) === saved.card)
  const timeout = faults.hostTimeout === 'captured' ? 'HOST TIMEOUT CAPTURED' : 'HOST TIMEOUT'
  const outcome = faults.hostTimeout === 'no' ? (rule?.outcome ?? faults.otherwise) : timeout
  return {
    ok: true,
    kept: {
      card: saved.card,
      bank: saved.bank,
      outcome,
      responseCode: outcome === 'CAPTURED' ? '00' : (rule?.responseCode ?? null),
    },
  }
}
