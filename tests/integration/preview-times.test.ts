import { memberOf } from '@/lib/access/actor'
import { env } from '@/lib/env'
import { db, emptyTables } from '../support/database'
import { makeAccount } from '../support/office-scene'
import { preview, upload } from '../support/user-import-scene'

jest.mock(
  'next/headers',
  () => jest.requireActual<typeof import('../support/browser')>('../support/browser').nextHeaders,
)

/** Calls of each kind, in turns: the machine's mood is the same for both. */
const PAIRS = env.TEST_DEEP ? 100 : 4
/** Rows of each file: what one address costs is told twenty times over. */
const ROWS = 20

const median = (values: number[]) =>
  values.toSorted((one, other) => one - other)[Math.floor(values.length / 2)]!

test(
  'a file of known addresses and one of unknown ones are shown after the same time',
  async () => {
    await emptyTables()
    const { actor } = await makeAccount()
    const known: string[] = []
    for (let row = 0; row < ROWS; row += 1) known.push(memberOf((await makeAccount()).actor).email)
    const times = { known: [] as number[], unknown: [] as number[] }
    for (let pair = 0; pair < PAIRS; pair += 1) {
      for (const [kind, people] of [
        ['known', known.map((email) => ({ email }))],
        ['unknown', known.map((_, row) => ({ email: `person-${pair}-${row}@unknown.example` }))],
      ] as const) {
        await db.userImport.deleteMany()
        const began = performance.now()
        const { rows } = await preview(actor, await upload(actor, people))
        times[kind].push(performance.now() - began)
        expect(rows.filter(({ input }) => input)).toHaveLength(ROWS)
      }
    }
    const [first, second] = [median(times.known), median(times.unknown)]
    console.log(`known ${first.toFixed(1)} ms, unknown ${second.toFixed(1)} ms, each the median of ${PAIRS}`)
    const apart = Math.abs(first - second)
    expect(apart).toBeLessThan(Math.max(5, 0.05 * Math.min(first, second)))
  },
  60_000 + PAIRS * 2_000,
)
