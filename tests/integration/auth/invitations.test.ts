import { createStaff } from '@/lib/auth/create-staff'
import { acceptInvitation, findInvitation, sendInvitation } from '@/lib/auth/invitations'
import { AT, codeOf, later, makeMember, sent, tokenOf, trySignIn } from '@/tests/support/auth-scene'
import { browser } from '@/tests/support/browser'
import { db, emptyTables } from '@/tests/support/database'

jest.mock('next/headers', () => jest.requireActual('@/tests/support/browser').nextHeaders)

const PASSWORD = 'Arfaj!93-Tulip'
const STAFF = {
  email: 'new.officer@customs.example',
  firstName: 'سارة',
  lastName: 'العنزي',
  role: 'ADMINISTRATOR',
  locale: 'ar',
} as const
const accept = (token: string, more: Partial<Parameters<typeof acceptInvitation>[0]> = {}) =>
  acceptInvitation({
    token,
    password: PASSWORD,
    termsVersion: null,
    at: AT,
    address: '198.51.100.7',
    ...more,
  })

beforeEach(async () => {
  browser.clear()
  await emptyTables()
})

it('staff made from the shell get a link, set the password once, and enrol at first sign-in', async () => {
  expect(codeOf(await createStaff(STAFF, AT))).toBe('ok')
  const token = tokenOf((await sent('staff.invitation'))[0]!)
  expect(codeOf(await trySignIn({ email: STAFF.email, password: PASSWORD, portal: 'STAFF' }))).toBe(
    'signInWrong',
  )
  expect(codeOf(await accept(token, { password: 'Password1!' }))).toBe('passwordCommon')
  expect(await accept(token)).toEqual({ ok: true, value: { staff: true } })
  expect(codeOf(await accept(token))).toBe('invitationUsed')
  expect(await trySignIn({ email: STAFF.email, password: PASSWORD, portal: 'STAFF' })).toMatchObject({
    value: { to: 'ENROL' },
  })
  expect(codeOf(await trySignIn({ email: STAFF.email, password: PASSWORD }))).toBe('signInWrong')
})

it('an e-mail that anybody has is refused, at the same moment too', async () => {
  const { email } = await makeMember()
  expect(codeOf(await createStaff({ ...STAFF, email }, AT))).toBe('emailTaken')
  const answers = await Promise.all([createStaff(STAFF, AT), createStaff(STAFF, AT)])
  expect(answers.map(codeOf).sort()).toEqual(['emailTaken', 'ok'])
  expect(await sent('staff.invitation')).toHaveLength(1)
})

it('an additional user accepts the terms with it, and the acceptance is kept', async () => {
  const { accountId } = await makeMember()
  const user = await db.user.create({
    data: {
      id: crypto.randomUUID(),
      kind: 'ADDITIONAL',
      accountId,
      email: 'clerk@trade.example',
      firstName: 'علي',
      lastName: 'الراشد',
      state: 'PENDING',
      createdAt: AT,
    },
  })
  await db.$transaction((tx) => sendInvitation(tx, user, AT))
  const token = tokenOf((await sent('user.invitation'))[0]!)
  expect(codeOf(await accept(token))).toBe('termsNotAccepted')
  expect(await accept(token, { termsVersion: '2026-11' })).toEqual({ ok: true, value: { staff: false } })
  expect(await db.termsAcceptance.findMany()).toMatchObject([
    { userId: user.id, version: '2026-11', address: '198.51.100.7' },
  ])
  expect(codeOf(await trySignIn({ email: user.email, password: PASSWORD }))).toBe('ok')
})

it('a link is dead after 72 hours, after a newer one, and for the second of two at once', async () => {
  await createStaff(STAFF, AT)
  const user = await db.user.findFirstOrThrow({ where: { email: STAFF.email } })
  const old = tokenOf((await sent('staff.invitation'))[0]!)
  expect(await findInvitation(old, later(72 * 3600 - 1))).toBeDefined()
  expect(await findInvitation(old, later(72 * 3600))).toBeUndefined()
  await db.$transaction((tx) => sendInvitation(tx, user, later(10)))
  expect(codeOf(await accept(old))).toBe('invitationUsed')
  const token = tokenOf((await sent('staff.invitation'))[1]!)
  const answers = await Promise.all([
    accept(token, { at: later(11) }),
    accept(token, { at: later(11), password: 'Arfaj!93-Other' }),
  ])
  expect(answers.map(codeOf).sort()).toEqual(['invitationUsed', 'ok'])
})

it('a suspension made while the password is being hashed stays in force', async () => {
  await createStaff(STAFF, AT)
  const user = await db.user.findFirstOrThrow({ where: { email: STAFF.email } })
  const answer = accept(tokenOf((await sent('staff.invitation'))[0]!))
  await db.user.findFirst({ where: { id: user.id } })
  await db.user.update({ where: { id: user.id }, data: { state: 'SUSPENDED' } })
  expect(codeOf(await answer)).toBe('invitationUsed')
  expect(await db.user.findFirstOrThrow({ where: { email: STAFF.email } })).toMatchObject({
    state: 'SUSPENDED',
    passwordHash: null,
  })
})
