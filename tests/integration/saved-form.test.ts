import { decode } from 'next-auth/jwt'
import { savedFormKey, saveForm, initialFormState, deleteSavedForm } from '@/lib/actions/saved-form'
import { signOutEverywhere } from '@/lib/auth/own-sessions'
import { signedIn } from '@/lib/auth/change-password'
import { signInNotice } from '@/lib/auth/sign-in-notice'
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
const MINUTE = 60_000

beforeEach(async () => {
  browser.clear()
  await emptyTables()
})

async function member() {
  const made = await makeMember()
  await trySignIn({ email: made.email, at: await now() })
  const { sessionId } = signedIn(await whoIsIt(await now()))
  return { ...made, session: { userId: made.userId, sessionId } }
}

it('what was typed for one company is never put into the form of another', async () => {
  const { session } = await member()
  await saveForm(session, FORM, A, '/x', { ...A, phone: '22440011' }, await now())
  expect([await shown(B), await shown({}), await shown(A)]).toEqual([undefined, undefined, '22440011'])
})

it('two forms kept of one kind both stay, and sending one lets only that one go', async () => {
  const { session, userId } = await member()
  await saveForm(session, FORM, A, '/x', { ...A, phone: '22440011' }, await now())
  await saveForm(session, FORM, B, '/x', { ...B, phone: '22440022' }, await now())
  await saveForm(session, FORM, B, '/x', { ...B, phone: '22440033' }, await now())
  expect([await shown(A), await shown(B)]).toEqual(['22440011', '22440033'])
  await deleteSavedForm(userId, FORM, B)
  expect([await shown(A), await shown(B)]).toEqual(['22440011', undefined])
})

it('a session keeps five forms, the newest, and takes none of another session’s place', async () => {
  const { session, userId, email } = await member()
  expect(savedFormKey(FORM, { companyId: 'x'.repeat(90_000) }).length).toBeLessThan(120)
  await db.heldForm.create({
    data: {
      id: newId(await now()),
      userId,
      action: 'auth.recovery-codes',
      path: '',
      cipher: 'x',
      expiresAt: new Date((await now()).getTime() + MINUTE),
    },
  })
  browser.clear()
  await trySignIn({ email, at: await now() })
  const other = signedIn(await whoIsIt(await now()))
  await saveForm(other, FORM, { companyId: 'other' }, '/x', { phone: 'other' }, await now())
  for (let n = 0; n < 8; n += 1)
    await saveForm(
      session,
      FORM,
      { companyId: String(n) },
      '/x',
      { phone: String(n) },
      new Date((await now()).getTime() + n),
    )
  expect([
    await shown({ companyId: '2' }),
    await shown({ companyId: '3' }),
    await shown({ companyId: '7' }),
  ]).toEqual([undefined, '3', '7'])
  expect(await shown({ companyId: 'other' })).toBe('other')
  expect(await db.heldForm.count({ where: { sessionId: session.sessionId } })).toBe(5)
  expect(await db.heldForm.count({ where: { action: 'auth.recovery-codes' } })).toBe(1)
})

it('a form of more than 64 KB is not kept, and one of just as much is', async () => {
  const { session } = await member()
  const size = (bytes: number) => ({ phone: 'ك'.repeat((bytes - JSON.stringify({ phone: '' }).length) / 2) })
  const [most, more] = [size(64 * 1024), size(64 * 1024 + 2)]
  await saveForm(session, FORM, A, '/x', most, await now())
  expect(await shown(A)).toBe(most.phone)
  await saveForm(session, FORM, B, '/x', more, await now())
  expect(await shown(B)).toBeUndefined()
})

it('a session that timed out is known as the user’s for twelve hours, so that a form left overnight is kept', async () => {
  const { email, userId, session } = await member()
  const at = await now()
  const idle = (minutes: number) => new Date(at.getTime() + (20 + minutes) * MINUTE)
  expect(await whoIsIt(idle(12 * 60 - 1))).toEqual({
    kind: 'VISITOR',
    expired: { userId, sessionId: session.sessionId },
  })
  expect(await whoIsIt(idle(12 * 60 + 1))).toEqual({ kind: 'VISITOR' })
  const token = await decode({ token: browser.cookie(sessionCookieName()), secret: env.AUTH_SECRET })
  expect(Number(token!.exp) - Number(token!.iat)).toBeGreaterThan(24 * 3600)
  await saveForm(session, FORM, A, '/x', { phone: '22440011' }, at)
  // Somebody else who signs in there gets nothing; the same user does.
  await member()
  expect(await shown(A)).toBeUndefined()
  await trySignIn({ email, at })
  expect(await shown(A)).toBe('22440011')
})

it('the twelve hours of a session in use until its absolute end begin there', async () => {
  const { session } = await member()
  const at = await now()
  const end = new Date(at.getTime() + 5 * MINUTE)
  await db.session.update({ where: { id: session.sessionId }, data: { expiresAt: end } })
  expect(await whoIsIt(new Date(end.getTime() + 720 * MINUTE))).toMatchObject({ expired: session })
  expect(await whoIsIt(new Date(end.getTime() + 721 * MINUTE))).toEqual({ kind: 'VISITOR' })
})

it('the sign-in page says that a form was kept to the session that left it', async () => {
  const { session } = await member()
  const at = await now()
  const visitor = { kind: 'VISITOR', expired: session } as const
  const says = (actor: Parameters<typeof signInNotice>[0]) => signInNotice(actor, { expired: '1' }, at)
  expect(await says(visitor)).toBe('ended')
  await saveForm(session, FORM, A, '/x', { phone: '1' }, at)
  expect([
    await says(visitor),
    await says({ kind: 'VISITOR', expired: { ...session, sessionId: newId(at) } }),
    await says({ kind: 'VISITOR' }),
  ]).toEqual(['formKept', 'ended', 'needed'])
})

it('a session that was ended on purpose is nobody’s any more', async () => {
  await member()
  const copied = browser.copy()
  const actor = signedIn(await whoIsIt(await now()))
  await db.$transaction(async (tx) => signOutEverywhere(tx, actor, await now(), 'x'))
  browser.paste(copied)
  expect(await whoIsIt(await now())).toEqual({ kind: 'VISITOR' })
})
