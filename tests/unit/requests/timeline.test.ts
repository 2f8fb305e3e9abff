import type { RequestEventKind } from '@/lib/db/generated/enums'
import { dueOn, timelineOf, type TimelineEvent } from '@/lib/requests/timeline'

const NONE: ReadonlySet<string> = new Set()
let count = 0
const event = (
  kind: RequestEventKind,
  actorRole = 'GENERAL',
  more: Partial<TimelineEvent> = {},
): TimelineEvent => ({
  id: `e${(count += 1)}`,
  kind,
  actorRole,
  actorName: 'نورة المطيري',
  reason: null,
  at: new Date('2026-11-24T09:00:00+03:00'),
  ...more,
})

const shape = (steps: ReturnType<typeof timelineOf>) => steps.map(({ kind, look }) => `${kind} ${look}`)

describe('the timeline', () => {
  test('shows what happened and what lies ahead of a request that waits', () => {
    const steps = timelineOf([event('CREATED'), event('SUBMITTED')], 'SUBMITTED')
    expect(shape(steps)).toEqual([
      'CREATED done',
      'SUBMITTED done',
      'WAITING_REVIEW current',
      'WAITING_DECISION upcoming',
    ])
  })

  test('asks the reader to act on a draft and on what was returned', () => {
    expect(shape(timelineOf([event('CREATED')], 'DRAFT'))[1]).toBe('WAITING_SUBMISSION attention')
    const returned = [event('CREATED'), event('SUBMITTED'), event('RETURNED', 'REGISTRATION_OFFICER')]
    expect(shape(timelineOf(returned, 'RETURNED'))[3]).toBe('WAITING_CORRECTION attention')
  })

  test.each(['REJECTED', 'WITHDRAWN', 'CANCELLED'] as const)(
    'ends with a stop when the request was %s, with nothing ahead',
    (state) => {
      const steps = timelineOf([event('SUBMITTED'), event(state)], state)
      expect(shape(steps)).toEqual(['SUBMITTED done', `${state} stopped`])
    },
  )

  test('tells a claim once in each round and never a release', () => {
    const officer = 'REGISTRATION_OFFICER'
    const events = [
      event('SUBMITTED'),
      event('CLAIMED', officer),
      event('RELEASED', officer),
      event('CLAIMED', officer),
      event('RETURNED', officer),
      event('RESUBMITTED'),
      event('CLAIMED', officer),
      event('APPROVED', officer),
    ]
    expect(timelineOf(events, 'APPROVED').map(({ kind }) => kind)).toEqual([
      'SUBMITTED',
      'CLAIMED',
      'RETURNED',
      'RESUBMITTED',
      'CLAIMED',
      'APPROVED',
    ])
  })

  test('names the office and the portal as such, and the business by its own name', () => {
    const [business, office, portal] = timelineOf(
      [
        event('SUBMITTED'),
        event('RETURNED', 'REGISTRATION_OFFICER', { reason: 'غير واضح' }),
        event('CANCELLED', 'SYSTEM'),
      ],
      'CANCELLED',
    )
    expect(business!.actor).toEqual({ kind: 'BUSINESS', name: 'نورة المطيري' })
    expect(office).toMatchObject({ actor: { kind: 'OFFICE' }, reason: 'غير واضح' })
    expect(portal!.actor).toEqual({ kind: 'SYSTEM' })
    expect(JSON.stringify(office)).not.toContain('نورة')
  })
})

describe('a deadline', () => {
  // The midnight that ends Sunday 29 November 2026.
  const due = new Date('2026-11-30T00:00:00+03:00')

  test('is shown as its last day, with the working days that are left', () => {
    expect(dueOn(due, new Date('2026-11-24T09:00:00+03:00'), NONE)).toEqual({
      day: '2026-11-29',
      workingDays: 3,
      late: false,
    })
  })

  test('counts neither Friday, Saturday nor a holiday', () => {
    expect(dueOn(due, new Date('2026-11-26T09:00:00+03:00'), NONE).workingDays).toBe(1)
    expect(dueOn(due, new Date('2026-11-24T09:00:00+03:00'), new Set(['2026-11-25'])).workingDays).toBe(2)
  })

  test('is not late on its last evening and late from midnight in Kuwait', () => {
    expect(dueOn(due, new Date('2026-11-29T23:59:59+03:00'), NONE)).toMatchObject({
      workingDays: 0,
      late: false,
    })
    expect(dueOn(due, new Date('2026-11-30T00:00:00+03:00'), NONE)).toMatchObject({
      workingDays: 0,
      late: true,
    })
  })
})
