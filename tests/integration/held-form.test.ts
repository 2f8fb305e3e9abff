import { decode } from 'next-auth/jwt'
import { heldFormKey, holdForm, initialFormState, releaseForm } from '@/lib/actions/held-form'
import { signOutEverywhere } from '@/lib/auth/own-sessions'
import { signedIn } from '@/lib/auth/change-password'
import { sessionCookieName } from '@/lib/auth/session-cookie'
import { newId } from '@/lib/core/ids'
import { now } from '@/lib/core/clock'
import { env } from '@/lib/env'
import { makeMember, trySignIn, whoIsIt } from '../support/auth-scene'
import { browser } from '../support/browser'
import { db, emptyTables } from '../support/database'

jest.mock('next/headers', () => jest.requireActual('@/tests/support/browser').nextHeaders)

const FORM = 'companies.update-contact'
const [A, B] = [{ companyId: newId(new Date()) }, { companyId: newId(new Date()) }]
const shown = async (subject: Record<string, string>) => (await initialFormState(FORM, subject)).values.phone

beforeEach(async () => {
  browser.clear()
  await emptyTables()
})

async function member() {
  const made = await makeMember()
  await trySignIn({ email: made.email, at: await now() })
  return made
}

it('what was typed for one company is never put into the form of another', async () => {
  const { userId } = await member()
  await holdForm(userId, FORM, A, '/x', { ...A, phone: '22440011' }, await now())
  expect([await shown(B), await shown({}), await shown(A)]).toEqual([undefined, undefined, '22440011'])
})

it('two forms kept of one kind both stay, and sending one lets only that one go', async () => {
  const { userId } = await member()
  await holdForm(userId, FORM, A, '/x', { ...A, phone: '22440011' }, await now())
  await holdForm(userId, FORM, B, '/x', { ...B, phone: '22440022' }, await now())
  await holdForm(userId, FORM, B, '/x', { ...B, phone: '22440033' }, await now())
  expect([await shown(A), await shown(B)]).toEqual(['22440011', '22440033'])
  await releaseForm(userId, FORM, B)
  expect([await shown(A), await shown(B)]).toEqual(['22440011', undefined])
})

it('a subject of any length makes a short key, and a browser that posts without end fills only so many', async () => {
  const { userId } = await member()
  expect(heldFormKey(FORM, { companyId: 'x'.repeat(90_000) }).length).toBeLessThan(120)
  await db.heldForm.create({ data: { id: newId(await now()), userId, action: 'auth.recovery-codes', path: '', cipher: 'x', expiresAt: new Date((await now()).getTime() + 60_000) } })
  for (let n = 0; n < 25; n += 1) await holdForm(userId, FORM, { companyId: String(n) }, '/x', { phone: String(n) }, new Date((await now()).getTime() + n))
  expect([await shown({ companyId: '0' }), await shown({ companyId: '24' })]).toEqual([undefined, '24'])
  expect(await db.heldForm.count({ where: { userId, action: { not: 'auth.recovery-codes' } } })).toBe(20)
  expect(await db.heldForm.count({ where: { action: 'auth.recovery-codes' } })).toBe(1)
})

it('the browser is known as the same user’s long after the session ended, so that a form left overnight is kept', async () => {
  const { email, userId } = await member()
  const at = await now()
  const morning = new Date(at.getTime() + 3 * 86_400_000)
  expect(await whoIsIt(morning)).toEqual({ kind: 'VISITOR', expiredUserId: userId })
  const token = await decode({ token: browser.cookie(sessionCookieName()), secret: env.AUTH_SECRET })
  expect(Number(token!.exp) - Number(token!.iat)).toBeGreaterThanOrEqual(7 * 86_400)
  expect(browser.maxAge(sessionCookieName())).toBeGreaterThanOrEqual(7 * 86_400)
  await holdForm(userId, FORM, A, '/x', { phone: '22440011' }, at)
  // Somebody else who signs in there gets nothing; the same user does.
  await member()
  expect(await shown(A)).toBeUndefined()
  await trySignIn({ email, at })
  expect(await shown(A)).toBe('22440011')
})

it('a session that was ended on purpose is nobody’s any more', async () => {
  await member()
  const copied = browser.copy()
  const actor = signedIn(await whoIsIt(await now()))
  await db.$transaction(async (tx) => signOutEverywhere(tx, actor, await now(), 'x'))
  browser.paste(copied)
  expect(await whoIsIt(await now())).toEqual({ kind: 'VISITOR' })
})
