import { requestTypes } from '@/lib/request-types'
import { newId } from '@/lib/core/ids'
import { cleanUp } from '@/lib/worker/clean-up'
import { cancelDraft } from '@/lib/requests/business-commands'
import { blankCancelledDrafts, lapseDrafts } from '@/lib/requests/retention'
import { db, emptyTables } from '../support/database'
import { AT, makeAccount, makeRegistration, run } from '../support/office-scene'

beforeEach(emptyTables)

const at = (days: number) => new Date(AT.getTime() + days * 86_400_000)
const answersOf = (requestId: string) =>
  db.companyProfile.findFirstOrThrow({ where: { registration: { requestId } } })

/** What a profile still holds, besides its own id and date. */
async function held(requestId: string): Promise<string[]> {
  const { id: _1, createdAt: _2, industrial, ...answers } = await answersOf(requestId)
  return [
    ...Object.entries(answers)
      .filter(([, value]) => value !== null)
      .map(([name]) => name),
    ...(industrial ? ['industrial'] : []),
  ]
}

test('a draft that lapses or is cancelled keeps its number and none of its answers', async () => {
  const account = await makeAccount()
  const lapsed = await makeRegistration({ account, state: 'DRAFT' })
  const cancelled = await makeRegistration({ account, state: 'DRAFT' })
  expect(await held(cancelled.id)).toContain('signatoryCivilIdCipher')
  expect(
    (
      await run((tx) =>
        cancelDraft(requestTypes, tx, account.actor, AT, {
          requestId: cancelled.id,
          version: cancelled.version,
        }),
      )
    ).ok,
  ).toBe(true)
  expect(await held(cancelled.id)).toEqual([])
  await lapseDrafts(requestTypes, at(91))
  expect(await held(lapsed.id)).toEqual([])
  expect((await db.request.findMany({ orderBy: { number: 'asc' } })).map(({ number }) => number)).toEqual(
    [lapsed.number, cancelled.number].sort(),
  )
})

test('drafts that were cancelled with their answers lose them; what the office has seen stays', async () => {
  const account = await makeAccount()
  const old = await makeRegistration({ account, state: 'DRAFT' })
  const sent = await makeRegistration({ account })
  await db.request.update({ where: { id: old.id }, data: { state: 'CANCELLED', submittedAt: null } })
  expect(await blankCancelledDrafts(requestTypes)).toBe(1)
  expect(await blankCancelledDrafts(requestTypes)).toBe(0)
  expect(await held(old.id)).toEqual([])
  expect(await held(sent.id)).toContain('signatoryCivilIdCipher')
})

test('sessions, codes, password links and invitations go when they have served, and not a day sooner', async () => {
  const { userId } = await makeAccount()
  const session = (over: object) => ({
    id: newId(AT),
    userId,
    createdAt: at(-500),
    lastSeenAt: at(-500),
    expiresAt: at(1),
    address: '198.51.100.1',
    userAgent: 'x',
    ...over,
  })
  await db.session.createMany({
    data: [
      session({ endedAt: at(-91), address: 'gone' }),
      session({ expiresAt: at(-91), address: 'gone' }),
      session({ endedAt: at(-89) }),
      session({ expiresAt: at(-89) }),
      session({}),
    ],
  })
  for (const [days, name] of [
    [8, 'gone'],
    [6, 'kept'],
  ] as const) {
    const row = { userId, createdAt: at(-days - 1), expiresAt: at(-days) }
    await db.verificationCode.create({ data: { id: newId(AT), channel: 'EMAIL', codeHash: name, ...row } })
    await db.passwordReset.create({ data: { hash: name, ...row } })
  }
  for (const [days, hash] of [
    [91, 'gone'],
    [89, 'kept'],
  ] as const)
    await db.invitation.create({ data: { hash, userId, createdAt: at(-100), expiresAt: at(-days) } })
  await Promise.all([cleanUp(AT), cleanUp(AT)])
  expect((await db.session.findMany()).map(({ address }) => address)).toEqual(Array(3).fill('198.51.100.1'))
  expect((await db.verificationCode.findMany()).map(({ codeHash }) => codeHash)).toEqual(['kept'])
  expect((await db.passwordReset.findMany()).map(({ hash }) => hash)).toEqual(['kept'])
  expect((await db.invitation.findMany()).map(({ hash }) => hash)).toEqual(['kept'])
})

test('messages that KNET’s addresses refused go after thirty days; what belongs to a payment, or was sealed with KNET’s key, stays', async () => {
  const message = (days: number, over: object = {}) => ({
    id: newId(AT),
    kind: 'NOTIFICATION' as const,
    direction: 'IN',
    at: at(-days),
    digest: `${days}${JSON.stringify(over)}`,
    body: '',
    counted: false,
    outcome: 'REFUSED',
    ...over,
  })
  await db.gatewayMessage.createMany({
    data: [
      message(31),
      message(31, { outcome: 'REPEATED' }),
      message(31, { kind: 'RETURN' }),
      message(29),
      message(31, { outcome: 'UNKNOWN_TRACK_ID' }),
      message(400, { outcome: 'SENT', direction: 'OUT', kind: 'INQUIRY' }),
    ],
  })
  await cleanUp(AT)
  expect(
    (await db.gatewayMessage.findMany({ orderBy: { at: 'asc' } })).map(({ outcome }) => outcome),
  ).toEqual(['SENT', 'UNKNOWN_TRACK_ID', 'REFUSED'])
})
