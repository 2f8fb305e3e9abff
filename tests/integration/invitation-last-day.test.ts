import { listInvitations } from '@/lib/users/invitations/queries'
import { after, AT, problem } from '../support/accounts-scene'
import { browser } from '../support/browser'
import { valueOf } from '../support/company-scene'
import { db, emptyTables } from '../support/database'
import { accept, invite, upToTerms } from '../support/invitation-scene'
import { makeAccount } from '../support/office-scene'

jest.mock(
  'next/headers',
  () => jest.requireActual<typeof import('../support/browser')>('../support/browser').nextHeaders,
)

beforeEach(async () => {
  await emptyTables()
  browser.clear()
})

test('what an invitation plans is granted until its last day, which the history and the list name', async () => {
  const { actor } = await makeAccount()
  valueOf(await invite(actor, { until: '2026-12-31' }))
  const day = new Date('2026-12-31T00:00:00Z')
  expect((await listInvitations(actor, AT)).rows[0]).toMatchObject({ until: day })
  valueOf(await accept(await upToTerms()))
  expect(await db.grant.findFirstOrThrow()).toMatchObject({ service: 'TARIFF', until: day, remindedAt: null })
  expect(await db.accessEvent.findFirstOrThrow({ where: { kind: 'GRANTED' } })).toMatchObject({ until: day })
})

test('a last day that is over is refused when inviting; one that passes meanwhile grants nothing', async () => {
  const { actor } = await makeAccount()
  expect(problem(await invite(actor, { until: '2026-11-23' }))).toBe('grantUntilPast')
  valueOf(await invite(actor, { until: '2026-11-24' }))
  // 24 November ends in Kuwait at 21:00 UTC, fifteen hours after AT.
  const late = after(15 * 60)
  valueOf(await accept(await upToTerms(undefined, late), after(1, late)))
  expect(await db.grant.count()).toBe(0)
  expect(await db.user.count({ where: { kind: 'ADDITIONAL', state: 'ACTIVE' } })).toBe(1)
})

test('on its last day the grant still works', async () => {
  const { actor } = await makeAccount()
  valueOf(await invite(actor, { until: '2026-11-24' }))
  const last = after(15 * 60 - 2)
  valueOf(await accept(await upToTerms(undefined, last), after(1, last)))
  expect(await db.grant.findFirstOrThrow()).toMatchObject({ until: new Date('2026-11-24T00:00:00Z') })
})
