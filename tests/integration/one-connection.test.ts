import { requestTypes } from '@/lib/request-types'
import { submitRegistration } from '@/lib/companies/submit-registration'
import { setRegistrationCookie } from '@/lib/accounts/registration-cookie'
import { findVerifyingUser } from '@/lib/accounts/find-verifying-user'
import { db } from '@/lib/db/client'
import { env } from '@/lib/env'
import { dueAfter } from '@/lib/requests/service-level'
import { registered, AT as REGISTERED } from '../support/accounts-scene'
import { complete, runKept, valueOf } from '../support/company-scene'
import { emptyTables } from '../support/database'
import { AT } from '../support/office-scene'

jest.mock(
  'next/headers',
  () => jest.requireActual<typeof import('@/tests/support/browser')>('@/tests/support/browser').nextHeaders,
)

// As many transactions as the pool has connections: one that asks for a second connection waits for all the
// others.
const crowd = <T>(work: (index: number) => Promise<T>): Promise<T[]> =>
  Promise.all(Array.from({ length: env.DATABASE_POOL }, (_one, index) => work(index)))

beforeEach(emptyTables)

test('a crowd that verifies its e-mail takes one connection each', async () => {
  const { userId, token } = await registered()
  await setRegistrationCookie(token)
  const found = await crowd(() =>
    db.$transaction((tx) => findVerifyingUser({ kind: 'VISITOR' }, REGISTERED, tx)),
  )
  expect(new Set(found)).toEqual(new Set([userId]))
})

test('a crowd whose deadlines are worked out takes one connection each', async () => {
  const due = await crowd(() => db.$transaction((tx) => dueAfter(tx, AT, requestTypes.COMPANY_REGISTRATION)))
  expect(new Set(due.map((moment) => moment.getTime())).size).toBe(1)
})

test('a crowd that hands its registrations in takes one connection each', async () => {
  const scenes: Awaited<ReturnType<typeof complete>>[] = []
  while (scenes.length < env.DATABASE_POOL) scenes.push(await complete())
  const results = await crowd((index) =>
    runKept((tx) =>
      submitRegistration(tx, scenes[index]!.actor, AT, { requestId: scenes[index]!.requestId }),
    ),
  )
  expect(results.map((result) => valueOf(result).already)).toEqual(scenes.map(() => false))
})
