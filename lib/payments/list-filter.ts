import { dateOnly } from '@/lib/core/clock'
import { addDays, formatDay, parseDay } from '@/lib/core/day'
import { cleanText } from '@/lib/core/digits'
import { readStoredDinars } from '@/lib/core/dinars'
import { formatCursor, parseCursor } from '@/lib/core/keyset-cursor'
import { plainFils, type Fils } from '@/lib/core/money'
import { PaymentRequestState, PaymentType } from '@/lib/db/generated/enums'

export type PaymentFilter = {
  /** A number as typed: request, declaration, delivery order, receipt, reference. */
  text: string
  /** A company as typed: name, customs code or commercial registration number. */
  company: string
  type?: PaymentType
  state?: PaymentRequestState
  amountFils?: Fils
  /** Days in Kuwait, `YYYY-MM-DD`, both included. */
  from?: string
  to?: string
  /** What was typed and is no amount or day: said at the field. */
  faults: Partial<Record<'amount' | 'from' | 'to', string>>
  cursor?: { direction: 'after' | 'before'; issuedAt: Date; id: string }
}

type Params = Record<string, string | string[] | undefined>

/** A place in the list: the row's own key, so that a deep page costs what the first one does. */
export const cursorOf = ({ issuedAt, id }: { issuedAt: Date; id: string }): string =>
  formatCursor({ at: issuedAt, id })

function readCursor(direction: 'after' | 'before', text: string | undefined): PaymentFilter['cursor'] {
  const cursor = parseCursor(text)
  return cursor && { direction, issuedAt: cursor.at, id: cursor.id }
}

const member = <T extends string>(values: Record<string, T>, value: string | undefined): T | undefined =>
  value && Object.hasOwn(values, value) ? (value as T) : undefined

/**
 * Reads the filter from the address; what it does not know is ignored, what is no amount or day is named in
 * `faults`.
 */
export function readPaymentFilter(params: Params): PaymentFilter {
  const one = (name: string) =>
    typeof params[name] === 'string' ? cleanText(params[name]).slice(0, 100) : ''
  const [amountFils, from, to] = [
    readStoredDinars(one('amount')) || undefined,
    parseDay(one('from')),
    parseDay(one('to')),
  ]
  const fault = (name: 'amount' | 'from' | 'to', value: unknown) =>
    one(name) !== '' && value === undefined ? { [name]: one(name) } : {}
  return {
    text: one('q'),
    company: one('company'),
    type: member(PaymentType, one('type')),
    state: member(PaymentRequestState, one('state')),
    amountFils,
    from,
    to,
    faults: { ...fault('amount', amountFils), ...fault('from', from), ...fault('to', to) },
    cursor: readCursor('after', one('after')) ?? readCursor('before', one('before')),
  }
}

/** Whether anything narrows the list. */
export const isNarrowed = (filter: PaymentFilter): boolean =>
  Boolean(
    filter.text ||
    filter.company ||
    filter.type ||
    filter.state ||
    filter.amountFils ||
    filter.from ||
    filter.to ||
    Object.keys(filter.faults).length > 0,
  )

/** The list's address with a filter. @param place keyset, as `cursorOf` writes it */
export function paymentsPath(filter: PaymentFilter, place: { after?: string; before?: string } = {}): string {
  const { text, company, type, state, amountFils, from, to } = filter
  const query = new URLSearchParams({
    ...(text && { q: text }),
    ...(company && { company }),
    ...(type && { type }),
    ...(state && { state }),
    ...(amountFils && { amount: plainFils(amountFils) }),
    ...(from && { from: formatDay(from) }),
    ...(to && { to: formatDay(to) }),
    ...(place.after && { after: place.after }),
    ...(place.before && { before: place.before }),
  })
  return query.size > 0 ? `/payments?${query}` : '/payments'
}

/** Midnight in Kuwait that begins a day. */
export const startOfDay = (day: string): Date => new Date(dateOnly(day).getTime() - 3 * 3600_000)
/** Midnight in Kuwait that ends a day. */
export const endOfDay = (day: string): Date => startOfDay(addDays(day, 1))
