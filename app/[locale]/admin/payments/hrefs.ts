import { parseDay } from '@/lib/core/day'
import { PaymentReviewKind } from '@/lib/db/generated/enums'
import type { ReviewFilter } from '@/lib/payments/review-queries'

export type Params = Record<string, string | string[] | undefined>

/** One value of the address; a repeated one is none. */
export const one = (params: Params, name: string): string | undefined =>
  typeof params[name] === 'string' ? params[name] : undefined

/** The queue's filter from the address; what it does not know is the default. */
export function readReviewFilter(params: Params): ReviewFilter {
  const kind = one(params, 'kind')
  return {
    show: one(params, 'show') === 'closed' ? 'closed' : 'open',
    after: one(params, 'after'),
    kind: kind && Object.hasOwn(PaymentReviewKind, kind) ? (kind as PaymentReviewKind) : undefined,
  }
}

const withQuery = (path: string, parts: Record<string, string | undefined>): string => {
  const query = new URLSearchParams(
    Object.entries(parts).filter((entry): entry is [string, string] => Boolean(entry[1])),
  ).toString()
  return query ? `${path}?${query}` : path
}

export const queueHref = ({ show, kind, after }: Partial<ReviewFilter>): string =>
  withQuery('/admin/payments', { show: show === 'closed' ? show : undefined, kind, after })
export const searchHref = (text?: string, after?: string): string =>
  withQuery('/admin/payments/search', { q: text, after })
export const paymentHref = (
  id: string,
  show: { refund?: string; decide?: string; done?: string } = {},
): string => withQuery(`/admin/payments/${id}`, show)
export const reviewHref = (id: string, done?: string): string =>
  withQuery(`/admin/payments/reviews/${id}`, { done })
export const settlementHref = (day?: string, done?: string): string =>
  withQuery('/admin/payments/settlement', { day, done })
export const exportHref = (day: string, format: 'csv' | 'xlsx'): string =>
  withQuery('/admin/payments/settlement/export', { day, format })

/** `YYYY-MM-DD` of the address, else the day given. */
export const readSettlementDay = (text: string | null | undefined, otherwise: string): string =>
  parseDay(text ?? '') ?? otherwise
