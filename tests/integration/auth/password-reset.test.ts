import { changePassword, signedIn } from '@/lib/auth/change-password'
import { findPasswordReset, requestPasswordReset, resetPassword } from '@/lib/auth/password-reset'
import {
  AT,
  PASSWORD,
  codeOf,
  later,
  makeMember,
  makeOfficer,
  sent,
  tokenOf,
  trySignIn,
  whoIsIt,
} from '@/tests/support/auth-scene'
import { browser } from '@/tests/support/browser'
import { db, emptyTables } from '@/tests/support/database'
import { quickest } from '@/tests/support/quickest'

jest.mock('next/headers', () => jest.requireActual('@/tests/support/browser').nextHeaders)

const NEW = 'Arfaj!93-Tulip'
const ADDRESS = '198.51.100.7'

beforeEach(async () => {
  browser.clear()
  await emptyTables()
})

async function linkFor(email: string, at = AT): Promise<string> {
  await requestPasswordReset(email, at, ADDRESS)
  return tokenOf((await sent('password.reset')).at(-1)!)
}

it('a known and an unknown e-mail get the same answer in the same time; one mail is sent', async () => {
  const { email } = await makeMember()
  const answers = [await requestPasswordReset(email, AT, ADDRESS)]
  expect(await sent('password.reset')).toMatchObject([{ to: email }])
  const ask = (to: string) =>
    quickest(2, async () => answers.push(await requestPasswordReset(to, AT, ADDRESS)))
  const known = await ask(email)
  const unknown = await ask('nobody@trade.example')
  expect(new Set(answers.map((answer) => JSON.stringify(answer))).size).toBe(1)
  expect(Math.abs(known - unknown)).toBeLessThan(150)
  expect(new Set((await sent('password.reset')).map(({ to }) => to))).toEqual(new Set([email]))
})

it('the link sets a new password once, ends every session, and the owner is told', async () => {
  const { email } = await makeMember()
  await trySignIn({ email })
  const token = await linkFor(email)
  expect(await resetPassword(token, NEW, later(60), ADDRESS)).toEqual({ ok: true, value: { staff: false } })
  expect(await whoIsIt(later(60))).toEqual({ kind: 'VISITOR' })
  expect(codeOf(await resetPassword(token, 'Arfaj!93-Other', later(61), ADDRESS))).toBe('resetLinkUsed')
  expect(codeOf(await trySignIn({ email, at: later(62) }))).toBe('signInWrong')
  expect(codeOf(await trySignIn({ email, password: NEW, at: later(63) }))).toBe('ok')
  expect(await sent('password.changed')).toHaveLength(1)
})

it('of two uses of a link at the same moment one wins', async () => {
  const { email } = await makeMember()
  const token = await linkFor(email)
  const answers = await Promise.all(
    ['Arfaj!93-One', 'Arfaj!93-Two'].map((password) => resetPassword(token, password, AT, ADDRESS)),
  )
  expect(answers.map(codeOf).sort()).toEqual(['ok', 'resetLinkUsed'])
})

it('a link is dead after thirty minutes, and the others of the user when one was used', async () => {
  const { email } = await makeMember()
  const first = await linkFor(email)
  const second = await linkFor(email, later(1))
  expect(await findPasswordReset(first, later(1799))).toBeDefined()
  expect(await findPasswordReset(first, later(1800))).toBeUndefined()
  expect(codeOf(await resetPassword(second, NEW, later(2), ADDRESS))).toBe('ok')
  expect(codeOf(await resetPassword(first, NEW, later(3), ADDRESS))).toBe('resetLinkUsed')
  expect(codeOf(await resetPassword('invented', NEW, AT, ADDRESS))).toBe('resetLinkUsed')
})

it('a weak new password leaves the link open', async () => {
  const { email } = await makeMember()
  const token = await linkFor(email)
  expect(codeOf(await resetPassword(token, 'Password1!', AT, ADDRESS))).toBe('passwordCommon')
  expect(codeOf(await resetPassword(token, NEW, AT, ADDRESS))).toBe('ok')
})

it('a mailbox gets at most three links in the time that one works; who was invited and has no password gets none', async () => {
  const member = await makeMember()
  const invited = await makeMember({ state: 'PENDING' })
  await db.user.update({ where: { id: invited.userId }, data: { passwordHash: null } })
  for (let turn = 0; turn < 5; turn += 1) await requestPasswordReset(member.email, later(turn), ADDRESS)
  await requestPasswordReset(invited.email, AT, ADDRESS)
  expect(await sent('password.reset')).toHaveLength(3)
  // Whoever used them up: the owner has a link that works, or gets one.
  await requestPasswordReset(member.email, later(1800), ADDRESS)
  expect(await sent('password.reset')).toHaveLength(4)
})

it('staff are sent back to their own portal, with the second factor still to give', async () => {
  const { email } = await makeOfficer()
  expect(await resetPassword(await linkFor(email), NEW, AT, ADDRESS)).toEqual({
    ok: true,
    value: { staff: true },
  })
  expect(await trySignIn({ email, password: NEW, portal: 'STAFF' })).toMatchObject({ value: { to: 'CODE' } })
})

describe('changing the password', () => {
  it('needs the present one, ends every session, goes on in a new one and tells the owner', async () => {
    const { email } = await makeMember()
    await trySignIn({ email })
    const elsewhere = browser.copy()
    browser.clear()
    await trySignIn({ email })
    const copied = browser.copy()
    const actor = signedIn(await whoIsIt())
    expect(
      codeOf(await changePassword(actor, { currentPassword: 'Wrong!48-Nakhl', password: NEW }, AT, ADDRESS)),
    ).toBe('passwordWrong')
    expect(
      codeOf(await changePassword(actor, { currentPassword: PASSWORD, password: PASSWORD }, AT, ADDRESS)),
    ).toBe('passwordSame')
    expect(
      codeOf(await changePassword(actor, { currentPassword: PASSWORD, password: 'short' }, AT, ADDRESS)),
    ).toBe('passwordLength')
    expect(
      codeOf(await changePassword(actor, { currentPassword: PASSWORD, password: NEW }, AT, ADDRESS)),
    ).toBe('ok')
    expect(await whoIsIt()).toMatchObject({ userId: actor.userId })
    for (const stolen of [elsewhere, copied]) {
      browser.paste(stolen)
      expect(await whoIsIt()).toEqual({ kind: 'VISITOR' })
    }
    expect(await db.session.count({ where: { end: 'PASSWORD_CHANGED' } })).toBe(2)
    expect(await sent('password.changed')).toHaveLength(1)
  })

  it('leaves an officer signed in with the second factor, no longer than the session would have lasted', async () => {
    const { email } = await makeOfficer()
    await trySignIn({ email, portal: 'STAFF' })
    await db.session.updateMany({ data: { totpAt: AT } })
    const before = signedIn(await whoIsIt(later(600)))
    const copied = browser.copy()
    expect(
      codeOf(await changePassword(before, { currentPassword: PASSWORD, password: NEW }, later(600), ADDRESS)),
    ).toBe('ok')
    expect(await whoIsIt(later(601))).toMatchObject({ kind: 'STAFF', endsAt: before.endsAt })
    browser.paste(copied)
    expect(await whoIsIt(later(601))).toEqual({ kind: 'VISITOR' })
  })

  it('starts no session for one that was ended while the password was being hashed', async () => {
    const { email, userId } = await makeMember()
    await trySignIn({ email })
    const actor = signedIn(await whoIsIt())
    await db.session.updateMany({ where: { userId }, data: { endedAt: AT, end: 'SIGNED_OUT_EVERYWHERE' } })
    expect(
      codeOf(await changePassword(actor, { currentPassword: PASSWORD, password: NEW }, AT, ADDRESS)),
    ).toBe('ok')
    expect(await whoIsIt()).toEqual({ kind: 'VISITOR' })
    expect(await db.session.count({ where: { endedAt: null } })).toBe(0)
  })

  it('wrong present passwords wait as those at the portal do', async () => {
    const { email } = await makeMember()
    await trySignIn({ email })
    const actor = signedIn(await whoIsIt())
    for (let turn = 0; turn < 3; turn += 1)
      await changePassword(actor, { currentPassword: 'x', password: NEW }, AT, ADDRESS)
    expect(
      codeOf(await changePassword(actor, { currentPassword: PASSWORD, password: NEW }, AT, ADDRESS)),
    ).toBe('waitSeconds')
  })
})
