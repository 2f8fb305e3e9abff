import { memberOf } from '@/lib/access/actor'
import { env } from '@/lib/env'
import { valueOf } from '../support/company-scene'
import { db, emptyTables } from '../support/database'
import { invite } from '../support/invitation-scene'
import { makeAccount } from '../support/office-scene'

/** Calls of each kind, in turns: the machine's mood is the same for both. */
const PAIRS = env.TEST_DEEP ? 100 : 4

const median = (values: number[]) =>
  values.toSorted((one, other) => one - other)[Math.floor(values.length / 2)]!

test(
  'known and unknown addresses are answered after the same time',
  async () => {
    await emptyTables()
    const { actor } = await makeAccount()
    const known = memberOf((await makeAccount()).actor).email
    const times = { known: [] as number[], unknown: [] as number[] }
    for (let pair = 0; pair < PAIRS; pair += 1) {
      for (const [kind, email] of [
        ['known', known],
        ['unknown', `person-${pair}@unknown.example`],
      ] as const) {
        // Neither the account's fifty a day nor a mailbox's few are what is timed.
        await db.userInvitation.deleteMany()
        await db.rateLimit.deleteMany()
        const began = performance.now()
        valueOf(await invite(actor, { email }))
        times[kind].push(performance.now() - began)
      }
    }
    const [first, second] = [median(times.known), median(times.unknown)]
    console.log(`known ${first.toFixed(1)} ms, unknown ${second.toFixed(1)} ms, each the median of ${PAIRS}`)
    const apart = Math.abs(first - second)
    expect(apart).toBeLessThan(Math.max(5, 0.05 * Math.min(first, second)))
  },
  60_000 + PAIRS * 2_000,
)
