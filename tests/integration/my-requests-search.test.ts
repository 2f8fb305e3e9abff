import { requestTypes } from '@/lib/request-types'
import { db } from '@/lib/db/client'
import { listRequests } from '@/lib/requests/queries'
import { asOwner, emptyTables } from '../support/database'
import { plansOf } from '../support/explain'
import { AT, makeAccount } from '../support/office-scene'

/** Requests of one account, made in the database: some tens of thousands in a second. */
const fill = (account: { accountId: string; userId: string }, from: number, count: number) =>
  asOwner((client) =>
    client.query(
      `INSERT INTO "Request" (id, type, number, "accountId", state, "createdById", "createdAt", "updatedAt", "searchText")
   SELECT gen_random_uuid(), 'COMPANY_REGISTRATION', 'CO/' || n || '/26', $1, 'DRAFT', $2, $3::timestamptz, $3::timestamptz + n * interval '1 second', 'co/' || n || '/26 شركه ' || n
   FROM generate_series($4::int, $4::int + $5::int - 1) n`,
      [account.accountId, account.userId, AT, from, count],
    ),
  )

const OWN_REQUESTS = /^SELECT .* FROM "public"\."Request"/s

test('searching one’s own requests reads the account’s rows by their index, however many others there are', async () => {
  await emptyTables()
  const others = await makeAccount()
  const own = await makeAccount()
  await fill(others, 1, 60_000)
  await fill(own, 60_001, 300)
  await asOwner((client) => client.query('ANALYZE "Request"'))
  const seen: string[] = []
  const plans = await plansOf(async () => {
    for (const text of ['60123', 'شركة 60123', '٦٠١٢٣', 'nothing of the kind']) {
      const { rows } = await listRequests(requestTypes, own.actor, { text })
      seen.push(rows.map(({ number }) => number).join())
    }
    await listRequests(requestTypes, own.actor, { text: '60', state: 'action' })
  }, OWN_REQUESTS)
  expect(seen).toEqual(['CO/60123/26', 'CO/60123/26', 'CO/60123/26', ''])
  expect(plans).toHaveLength(5)
  for (const plan of plans) {
    const reads = plan.filter((node) => node['Relation Name'] === 'Request')
    expect(reads.map((node) => node['Index Name'])).toEqual(['Request_accountId_updatedAt_id_idx'])
    expect(reads[0]!['Index Cond']).toContain('"accountId" =')
  }
  expect(await db.request.count()).toBe(60_300)
})
