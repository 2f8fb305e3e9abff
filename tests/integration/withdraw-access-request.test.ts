import type { Result } from '@/lib/core/result'
import type { Tx } from '@/lib/db/client'
import { grantAccess } from '@/lib/service-access/decide-access-request'
import { expireAccessRequests } from '@/lib/service-access/expire-access-requests'
import { withdrawAccessRequest } from '@/lib/service-access/withdraw-access-request'
import { ask, EXPIRED, LATER, makeAskers, toldKinds } from '../support/access-request-scene'
import { runKept, valueOf } from '../support/company-scene'
import { db, emptyTables } from '../support/database'

beforeEach(emptyTables)

const run = <T>(work: (tx: Tx) => Promise<Result<T>>) => runKept(work)
const codeOf = (result: Result<unknown>) => (result.ok ? 'ok' : result.problems[0]!.code)
type Askers = Awaited<ReturnType<typeof makeAskers>>

const withdraw = ({ assistant }: Pick<Askers, 'assistant'>, id: string, at = LATER) =>
  run((tx) => withdrawAccessRequest(tx, assistant, at, id))
const grantIt = ({ general }: Askers, id: string, until?: string) =>
  run((tx) => grantAccess(tx, general, LATER, { requestId: id, companyId: null, until }))

test('who asked withdraws it, twice at once too: it is in history and audit once, and can be asked for anew', async () => {
  const world = await makeAskers()
  const { id } = valueOf(await ask(world))
  const both = await Promise.all([withdraw(world, id), withdraw(world, id)])
  expect(both.map(codeOf)).toEqual(['ok', 'ok'])
  expect(await db.accessRequest.findUniqueOrThrow({ where: { id } })).toMatchObject({
    state: 'WITHDRAWN',
    decidedAt: LATER,
    decidedById: null,
  })
  expect(
    await db.accessEvent.count({ where: { kind: 'ASK_WITHDRAWN', userId: world.assistant.userId } }),
  ).toBe(1)
  expect(await db.auditEvent.count({ where: { event: 'access.ask-withdrawn' } })).toBe(1)
  expect(codeOf(await grantIt(world, id))).toBe('accessRequestWithdrawn')
  expect(await expireAccessRequests(EXPIRED)).toBe(0)
  expect(await toldKinds(world.assistant.userId)).toEqual([])
  expect(valueOf(await ask(world, {}, LATER)).id).not.toBe(id)
})

test('nobody withdraws what another asked for, and nothing that is answered or has expired', async () => {
  const world = await makeAskers()
  const stranger = await makeAskers()
  const { id } = valueOf(await ask(world))
  expect(codeOf(await withdraw(stranger, id))).toBe('notFound')
  expect(codeOf(await withdraw({ assistant: world.general }, id))).toBe('notFound')
  expect(codeOf(await withdraw(world, 'x'))).toBe('notFound')
  expect(codeOf(await withdraw(world, id, EXPIRED))).toBe('accessRequestExpired')
  expect(codeOf(await grantIt(world, id))).toBe('ok')
  expect(codeOf(await withdraw(world, id))).toBe('accessRequestDecided')
  expect(await db.accessEvent.count({ where: { kind: 'ASK_WITHDRAWN' } })).toBe(0)
})

test('of withdrawing and granting at once one counts, and the grant is there only if it was the grant', async () => {
  const world = await makeAskers()
  const { id } = valueOf(await ask(world))
  const before = await db.grant.count({ where: { revokedAt: null } })
  const outcome = (await Promise.all([withdraw(world, id), grantIt(world, id)])).map(codeOf)
  const granted = outcome[1] === 'ok'
  expect(outcome).toEqual(granted ? ['accessRequestDecided', 'ok'] : ['ok', 'accessRequestWithdrawn'])
  expect(await db.grant.count({ where: { revokedAt: null } })).toBe(before + (granted ? 1 : 0))
})

test('what is asked for is granted until a day, which may not be over', async () => {
  const world = await makeAskers()
  const { id } = valueOf(await ask(world))
  expect(await grantIt(world, id, '2020-01-01')).toMatchObject({
    problems: [{ code: 'grantUntilPast', field: 'until' }],
  })
  expect(codeOf(await grantIt(world, id, '2031-05-04'))).toBe('ok')
  expect(await db.grant.findFirstOrThrow({ where: { service: 'TARIFF' } })).toMatchObject({
    until: new Date('2031-05-04T00:00:00Z'),
    remindedAt: null,
  })
})
