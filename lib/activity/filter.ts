import { AUDIT_KINDS, isAuditEvent, type AuditEventName, type AuditKind } from '@/lib/audit/event-catalogue'
import { dateOnly, kuwaitYear } from '@/lib/core/clock'
import { addDays, formatDay, parseDay } from '@/lib/core/day'
import { cleanTyped } from '@/lib/core/digits'
import { isId } from '@/lib/core/ids'
import { parseCursor, type KeysetCursor } from '@/lib/core/keyset-cursor'
import { spellingsOf } from '@/lib/core/registration-number'
import { readTypedNumber } from '@/lib/core/typed-number'

export type ActivityFilter = {
  /** A user of the account. */
  person?: string
  kind?: AuditKind
  /** A number as typed: of a request, a payment request, a company. */
  text: string
  /** Days in Kuwait, `YYYY-MM-DD`, both included. */
  from?: string
  to?: string
  /** What was typed and is no day: said at the field. */
  faults: Partial<Record<'from' | 'to', string>>
  cursor?: KeysetCursor
}

/** What the search of the whole audit can be narrowed to besides. */
export type AuditFilter = Omit<ActivityFilter, 'person'> & {
  event?: AuditEventName
  /** An e-mail address as typed: who acted. */
  actor: string
  /** An account as typed: the e-mail of one of its users or a commercial registration number. */
  account: string
}

export type Params = Record<string, string | string[] | undefined>

/** Longest text that is read from a field. */
const MAX_TEXT = 100

const one = (params: Params, name: string): string =>
  typeof params[name] === 'string' ? cleanTyped(params[name]).trim().slice(0, MAX_TEXT) : ''

function readCommon(params: Params): Omit<ActivityFilter, 'person'> {
  const [kind, from, to] = [one(params, 'kind'), one(params, 'from'), one(params, 'to')]
  const days = { from: parseDay(from), to: parseDay(to) }
  return {
    kind: AUDIT_KINDS.find((known) => known === kind),
    text: one(params, 'q'),
    ...days,
    faults: { ...(from && !days.from && { from }), ...(to && !days.to && { to }) },
    cursor: parseCursor(one(params, 'after')),
  }
}

/** Reads the filter from the address; what it does not know is ignored, what is no day is named in `faults`. */
export function readActivityFilter(params: Params): ActivityFilter {
  const person = one(params, 'person')
  return { ...readCommon(params), person: isId(person) ? person : undefined }
}

/** The same of the search of the whole audit. */
export function readAuditFilter(params: Params): AuditFilter {
  const event = one(params, 'event')
  return {
    ...readCommon(params),
    event: isAuditEvent(event) ? event : undefined,
    actor: one(params, 'actor').toLowerCase(),
    account: one(params, 'account').toLowerCase(),
  }
}

type AnyFilter = Partial<ActivityFilter & AuditFilter>

/** The filter as it stands in an address, without the place in the list. */
function filterEntries(filter: AnyFilter): Record<string, string> {
  const { person, kind, event, actor, account, text, from, to, faults } = filter
  const given = { person, kind, event, actor, account, q: text }
  const days = { from: faults?.from ?? (from && formatDay(from)), to: faults?.to ?? (to && formatDay(to)) }
  return Object.fromEntries(
    Object.entries({ ...given, ...days }).filter((entry): entry is [string, string] => Boolean(entry[1])),
  )
}

/** Whether anything narrows the list. */
export const isNarrowed = (filter: AnyFilter): boolean => Object.keys(filterEntries(filter)).length > 0

/** A page's address with a filter. @param after keyset, as `formatCursor` writes it */
export function activityPath(page: string, filter: AnyFilter, after?: string): string {
  const query = new URLSearchParams({ ...filterEntries(filter), ...(after && { after }) })
  return query.size > 0 ? `${page}?${query}` : page
}

/** What an export's own line of the audit says of its filter. */
export const filterDetails = (filter: AnyFilter): Record<string, string> => filterEntries(filter)

/** Midnight in Kuwait that begins the first day and ends the last. */
export function timesOf({ from, to }: Pick<ActivityFilter, 'from' | 'to'>): { since?: Date; until?: Date } {
  const midnight = (day: string) => new Date(dateOnly(day).getTime() - 3 * 3_600_000)
  return { since: from ? midnight(from) : undefined, until: to ? midnight(addDays(to, 1)) : undefined }
}

/** Series whose running numbers are looked for when none is typed. */
const SERIES = ['CO', 'PR', 'CE', 'LR'] as const
/** The audit is kept five years: numbers of years before the sixth are in none of its lines. */
const YEARS = 6

/**
 * The numbers that a typed text may mean: itself, a registration number with zeros before it and without, and
 * of a running number alone (`12`, `CO 12`) those of the years that the audit reaches back to.
 */
export function numbersMeant(text: string, at: Date): string[] {
  const typed = readTypedNumber(text)
  if (typed?.kind === 'whole') return [typed.number]
  if (!typed) return [text.toUpperCase()]
  const years = Array.from({ length: YEARS }, (_, back) => String(kuwaitYear(at) - back).slice(-2))
  const series = typed.series ? [typed.series] : SERIES
  const numbers = series.flatMap((name) => years.map((year) => `${name}/${typed.running}/${year}`))
  return typed.series ? numbers : [...spellingsOf(typed.running), ...numbers]
}
