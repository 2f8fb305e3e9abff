/** @jest-environment node */
import { readFileSync } from 'node:fs'
import type { AuditEntry } from '@/lib/audit/audit'
import { AUDIT_EVENTS, AUDIT_KINDS, moveEvent } from '@/lib/audit/event-catalogue'
import { sentenceKey } from '@/lib/activity/describe'
import { AccessChange, PaymentRequestEventKind, RequestEventKind, Service } from '@/lib/db/generated/enums'
import ar from '@/messages/ar.json'
import en from '@/messages/en.json'
import { sourceFiles } from '../../support/guards/source-files'

const EVENTS = Object.keys(AUDIT_EVENTS)

/** Files that write lines of the audit, by themselves or through a helper. */
const WRITES = /recordAudit|audit[A-Z]\w*\(|countWrongTry\(|INSERT INTO "AuditEvent"/
/** What stands after `event:`, on its line. */
const GIVEN = /\bevent: (.+)/g
/** What a helper is handed. */
const HANDED_ON = /(?:audit[A-Z]\w*|countWrongTry)\((?:[^()]|\([^()]*\))*?'([a-z-]+\.[a-z-]+)'/g
/** Not a name: of a machine, whose moves are counted below, or of a type's member. */
const OTHER = /moveEvent\('[a-z]+'|\['\w+'\]/g

/** Names that a file gives to lines of the audit. */
function eventsIn(text: string): string[] {
  if (!WRITES.test(text)) return []
  const given = [...text.matchAll(GIVEN)].map(([, value]) => value!.replace(OTHER, '').split(/, \w+: /)[0]!)
  const names = given.flatMap((value) =>
    [...value.matchAll(/'([a-z-]+(?:\.[a-z-]+)?)'/g)].map(([, name]) => name!),
  )
  return [...names, ...[...text.matchAll(HANDED_ON)].map(([, name]) => name!)]
}

const used = () => [
  ...new Set([
    ...sourceFiles(['app', 'lib', 'scripts'], /\.tsx?$/).flatMap(({ text }) => eventsIn(text)),
    ...Object.values(RequestEventKind).map((kind) => moveEvent('request', kind)),
    ...Object.values(PaymentRequestEventKind).map((kind) => moveEvent('payment', kind)),
    ...Object.values(AccessChange).map((kind) => moveEvent('access', kind)),
  ]),
]

/** Events of a list that a language has no sentence for. */
const unsaid = (events: readonly string[], texts: typeof ar) =>
  events.filter((event) => !(event.replaceAll('.', '_') in texts.activity.events))

describe('events of the audit', () => {
  it('are found in the code, and stand all in the catalogue', () => {
    expect(used().length).toBeGreaterThan(60)
    expect(used().filter((event) => !EVENTS.includes(event))).toEqual([])
  })

  it('that the catalogue has are written by something', () =>
    expect(EVENTS.filter((event) => !used().includes(event))).toEqual([]))

  it('that nobody knows do not compile', () => {
    // @ts-expect-error -- the type is the first guard
    const entry: AuditEntry = { event: 'nobody.knows' }
    expect(EVENTS).not.toContain(entry.event)
  })

  it('are missed by the scan when the catalogue lacks one', () =>
    expect(
      eventsIn("await recordAudit(tx, actor, at, {\n  event: 'goods.seized',\n  subject: 'Request',\n})"),
    ).toEqual(['goods.seized']))

  it.each([
    ['ar', ar],
    ['en', en],
  ] as const)('have a sentence each in %s, and a word for each kind and service', (_language, texts) => {
    expect(unsaid(EVENTS, texts as typeof ar)).toEqual([])
    expect(AUDIT_KINDS.filter((kind) => !(kind in texts.activity.kinds))).toEqual([])
    expect(Object.keys(Service).filter((service) => !(service in texts.activity.services))).toEqual([])
  })

  it('without a sentence are noticed', () => expect(unsaid(['goods.seized'], ar)).toEqual(['goods.seized']))

  it('that older lines hold and nobody knows any more are said in general words', () =>
    expect(sentenceKey('company.merged')).toBe('events.unknown'))

  it('have the kind in lines of before the kinds that the migration gives them', () => {
    const sql = readFileSync('prisma/migrations/0021_activity/migration.sql', 'utf8')
    const given = Object.fromEntries(
      [...sql.matchAll(/WHEN event IN \(([^)]*)\) THEN '(\w+)'/g)].flatMap(([, names, kind]) =>
        [...names!.matchAll(/'([^']+)'/g)].map(([, name]) => [name!, kind!]),
      ),
    )
    // Events that came later are in no line of before: what the migration names must still be of that kind.
    const moved = Object.entries(given).filter(
      ([event, kind]) => (AUDIT_EVENTS as Record<string, string>)[event] !== kind,
    )
    expect(Object.keys(given).length).toBeGreaterThan(70)
    expect(moved).toEqual([])
  })
})
