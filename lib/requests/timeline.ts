import { kuwaitDay } from '@/lib/core/clock'
import { workingDaysBetween } from '@/lib/core/working-days'
import type { RequestEventKind, RequestState } from '@/lib/db/generated/enums'
import { lastDayOf } from './service-level'

export type TimelineEvent = {
  id: string
  /** Of the request, or of the machine of its type (`RequestTypeDefinition.events`). */
  kind: RequestEventKind | (string & {})
  actorRole: string
  actorName: string
  reason: string | null
  at: Date
}

/** Whose work a step is. The office is named as an office, never by the officer. */
export type StepActor = { kind: 'BUSINESS'; name: string } | { kind: 'OFFICE' } | { kind: 'SYSTEM' }

type Waiting = 'WAITING_SUBMISSION' | 'WAITING_CORRECTION' | 'WAITING_REVIEW' | 'WAITING_DECISION'

/** `kind`: key of the label for the step; `look`: which of the looks it has. */
export type TimelineStep = {
  key: string
  kind: RequestEventKind | Waiting | (string & {})
  /** Of the machine of its type: its label stands in that type's messages. */
  ofType?: true
  look: 'done' | 'current' | 'attention' | 'stopped' | 'upcoming'
  at?: Date
  actor?: StepActor
  reason?: string
}

const HIDDEN: readonly string[] = ['RELEASED']
const STOPPED: readonly string[] = ['REJECTED', 'WITHDRAWN', 'CANCELLED']
const BUSINESS_ROLES = ['GENERAL', 'ADDITIONAL', 'UNVERIFIED']

/** Whose work an event was, as the business reads it. */
export function stepActorOf(event: Pick<TimelineEvent, 'actorRole' | 'actorName'>): StepActor {
  if (event.actorRole === 'SYSTEM') return { kind: 'SYSTEM' }
  return BUSINESS_ROLES.includes(event.actorRole)
    ? { kind: 'BUSINESS', name: event.actorName }
    : { kind: 'OFFICE' }
}

const AHEAD: Partial<
  Record<RequestState, readonly (readonly [TimelineStep['kind'], TimelineStep['look']])[]>
> = {
  DRAFT: [
    ['WAITING_SUBMISSION', 'attention'],
    ['WAITING_REVIEW', 'upcoming'],
    ['WAITING_DECISION', 'upcoming'],
  ],
  SUBMITTED: [
    ['WAITING_REVIEW', 'current'],
    ['WAITING_DECISION', 'upcoming'],
  ],
  RETURNED: [
    ['WAITING_CORRECTION', 'attention'],
    ['WAITING_REVIEW', 'upcoming'],
    ['WAITING_DECISION', 'upcoming'],
  ],
}

/** Two histories, each oldest first, as one. At the same moment the request's own event stands first. */
function merged<T extends { at: Date }>(own: readonly T[], ofType: readonly T[]): T[] {
  return [...own, ...ofType].sort((a, b) => a.at.getTime() - b.at.getTime())
}

/**
 * What the reader is shown of a request's history (oldest first), and what lies ahead. Read from the events
 * alone, so it cannot disagree with the state. A claim is shown once in each round of review; releases are
 * the office's own matter.
 * @param ofType events of the type's own machine, merged by their time
 */
export function timelineOf(
  events: readonly TimelineEvent[],
  state: RequestState,
  ofType: readonly TimelineEvent[] = [],
): TimelineStep[] {
  let claimed = false
  const foreign = new Set(ofType)
  const past = merged(events, ofType).flatMap((event): TimelineStep[] => {
    const step = { key: event.id, kind: event.kind, at: event.at, actor: stepActorOf(event) }
    const reason = event.reason ?? undefined
    if (foreign.has(event)) return [{ ...step, reason, look: 'done', ofType: true }]
    if (HIDDEN.includes(event.kind)) return []
    if (event.kind === 'SUBMITTED' || event.kind === 'RESUBMITTED') claimed = false
    if (event.kind === 'CLAIMED') {
      if (claimed) return []
      claimed = true
    }
    return [{ ...step, reason, look: STOPPED.includes(event.kind) ? 'stopped' : 'done' }]
  })
  return [...past, ...(AHEAD[state] ?? []).map(([kind, look]) => ({ key: kind, kind, look }))]
}

export type Due = {
  /** Last day, `YYYY-MM-DD` in Kuwait. */
  day: string
  /** Working days from today to that day; 0 on the day itself or when it is past. */
  workingDays: number
  late: boolean
}

/** How a deadline stands today. @param holidays public holidays as `YYYY-MM-DD` */
export function dueOn(dueAt: Date, at: Date, holidays: ReadonlySet<string>): Due {
  const [day, today] = [lastDayOf(dueAt), kuwaitDay(at)]
  return { day, workingDays: workingDaysBetween(today, day, holidays), late: dueAt.getTime() <= at.getTime() }
}
