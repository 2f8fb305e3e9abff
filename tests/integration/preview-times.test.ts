import { Client } from 'pg'
import { memberOf, type Actor } from '@/lib/access/actor'
import { env } from '@/lib/env'
import { db, emptyTables } from '../support/database'
import { makeAccount } from '../support/office-scene'
import { preview, upload } from '../support/user-import-scene'

jest.mock(
  'next/headers',
  () => jest.requireActual<typeof import('../support/browser')>('../support/browser').nextHeaders,
)

/** Calls of each kind, in turns: the machine's mood is the same for both. */
const PAIRS = env.TEST_DEEP ? 100 : 3
/** How far the medians may be apart, in milliseconds. Few calls on a busy machine tell no more than a great fault. */
const APART = env.TEST_DEEP ? 5 : 250
/** Rows of each file: what one address costs is told twenty times over. */
const ROWS = 20

const median = (values: number[]) =>
  values.toSorted((one, other) => one - other)[Math.floor(values.length / 2)]!

async function scene() {
  await emptyTables()
  const { actor } = await makeAccount()
  const known: string[] = []
  for (let row = 0; row < ROWS; row += 1) known.push(memberOf((await makeAccount()).actor).email)
  return { actor, known, unknown: known.map((_, row) => `person-${row}@unknown.example`) }
}

/** Uploads a file of these people, and shows it. */
async function show(actor: Actor, emails: readonly string[]): Promise<void> {
  await db.userImport.deleteMany()
  const people = emails.map((email) => ({ email }))
  const { rows } = await preview(actor, await upload(actor, people))
  expect(rows.filter(({ input }) => input)).toHaveLength(ROWS)
}

/** What is asked of PostgreSQL meanwhile, without its values. */
async function statementsOf(work: () => Promise<void>): Promise<string[]> {
  const spy = jest.spyOn(Client.prototype, 'query')
  await work()
  const asked = (spy.mock.calls as unknown[][]).map(([query]) =>
    typeof query === 'string' ? query : (query as { text: string }).text,
  )
  spy.mockRestore()
  return asked
}

test('a file of known addresses costs the same statements as one of unknown ones', async () => {
  const { actor, known, unknown } = await scene()
  const statements = await statementsOf(() => show(actor, known))
  expect(statements.length).toBeGreaterThan(3)
  expect(await statementsOf(() => show(actor, unknown))).toEqual(statements)
})

test(
  'and is shown after the same time',
  async () => {
    const { actor, known, unknown } = await scene()
    const times = { known: [] as number[], unknown: [] as number[] }
    await show(actor, known)
    for (let pair = 0; pair < PAIRS; pair += 1) {
      for (const [kind, emails] of [['known', known] as const, ['unknown', unknown] as const]) {
        const began = performance.now()
        await show(actor, emails)
        times[kind].push(performance.now() - began)
      }
    }
    const [first, second] = [median(times.known), median(times.unknown)]
    console.log(`known ${first.toFixed(1)} ms, unknown ${second.toFixed(1)} ms, each the median of ${PAIRS}`)
    expect(Math.abs(first - second)).toBeLessThan(Math.max(APART, 0.05 * Math.min(first, second)))
  },
  60_000 + PAIRS * 2_000,
)
