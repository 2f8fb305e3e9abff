import { requestTypes } from '@/lib/request-types'
import { REQUEST_TYPES } from '@/lib/requests/request-type'
import { asOwner } from '../support/database'

test('the database admits the types that have a definition, and no other', async () => {
  const { rows } = await asOwner((client) =>
    client.query<{ check: string }>(
      `SELECT pg_get_constraintdef(oid) AS check FROM pg_constraint WHERE conname = 'Request_type_known'`,
    ),
  )
  const admitted = [...rows[0]!.check.matchAll(/'([^']+)'/g)].map(([, type]) => type)
  expect(admitted.sort()).toEqual(Object.keys(requestTypes).sort())
  expect([...REQUEST_TYPES].sort()).toEqual(Object.keys(requestTypes).sort())
  for (const [key, { type }] of Object.entries(requestTypes)) expect(type).toBe(key)
})
