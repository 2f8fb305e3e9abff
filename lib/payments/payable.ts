import type { Fils } from '@/lib/core/money'
import type { PaymentRequestState } from '@/lib/db/generated/enums'
import { MAX_FILS } from '@/lib/knet/amount'

type Asked = {
  state: PaymentRequestState
  expiresAt: Date | null
  amountFils: Fils
  /** An attempt holds it, or finance looks at money that came for it. */ held: boolean
}

/** What KNET's field takes for one request. More is paid in another way. */
export const fitsKnet = ({ amountFils }: Pick<Asked, 'amountFils'>): boolean => amountFils <= MAX_FILS

/** Due and free: it can be rejected. @param at domain time */
export const isOpen = ({ state, expiresAt, held }: Omit<Asked, 'amountFils'>, at: Date): boolean =>
  state === 'INITIATED' && !held && (expiresAt === null || expiresAt > at)

/**
 * Whether a payment may be offered for a request. The one rule of every page; `startPayment` checks again
 * under the lock.
 */
export const isPayable = (request: Asked, at: Date): boolean => isOpen(request, at) && fitsKnet(request)
