import { verifyEnrolmentCode, verifyRecoveryCode, verifyTotp } from '@/lib/auth/verify-second-factor'
import { replaceRecoveryCodes } from '@/lib/auth/recovery-codes'
import { codeOfStep, currentStep } from '@/lib/auth/totp'
import { findEnrolment } from '@/lib/auth/totp-enrolment'
import { resetSecondFactor } from '@/lib/staff/reset-second-factor'
import {
  AT,
  codeOf,
  inTransaction,
  makeMember,
  makeOfficer,
  sent,
  trySignIn,
  whoIsIt,
} from '@/tests/support/auth-scene'
import { browser } from '@/tests/support/browser'
import { db, emptyTables } from '@/tests/support/database'

jest.mock('next/headers', () => jest.requireActual('@/tests/support/browser').nextHeaders)

beforeEach(async () => {
  browser.clear()
  await emptyTables()
})

const reset = (email: string) => resetSecondFactor({ email, reason: 'فقد هاتفه ورموزه' }, AT)
const codeAt = (secret: string) => codeOfStep(secret, currentStep())

async function give(how: typeof verifyTotp, code: string) {
  const actor = await whoIsIt()
  return inTransaction((tx) => how(code, { tx, actor, at: AT, address: '198.51.100.7', userAgent: 'x' }))
}

it('a reset ends all sessions, and the password leads to a new authenticator as at the first sign-in', async () => {
  const { email, userId, secret } = await makeOfficer()
  const [code] = await db.$transaction((tx) => replaceRecoveryCodes(tx, userId, AT))
  await trySignIn({ email, portal: 'STAFF' })
  expect(codeOf(await give(verifyTotp, codeAt(secret)))).toBe('ok')
  expect(codeOf(await reset(email))).toBe('ok')
  expect((await whoIsIt()).kind).toBe('VISITOR')
  expect(await db.session.count({ where: { userId, end: 'SECOND_FACTOR_RESET' } })).toBe(1)
  expect(await trySignIn({ email, portal: 'STAFF' })).toMatchObject({ value: { to: 'ENROL' } })
  expect(codeOf(await give(verifyTotp, codeAt(secret)))).toBe('totpWrong')
  expect(codeOf(await give(verifyRecoveryCode, code!))).toBe('recoveryWrong')
  const fresh = (await findEnrolment(userId))!
  expect(fresh).not.toBe(secret)
  expect(codeOf(await give(verifyEnrolmentCode, codeAt(fresh)))).toBe('ok')
  expect(await whoIsIt()).toMatchObject({ kind: 'STAFF' })
  expect(codeOf(await reset(email))).toBe('ok')
  expect(await db.recoveryCode.count({ where: { userId } })).toBe(0)
})

it('of two at once one has an effect: the person is told once, and the audit has one line with the reason', async () => {
  const { email, userId } = await makeOfficer()
  const answers = await Promise.all([reset(email), reset(email)])
  expect(answers.map(codeOf).sort()).toEqual(['ok', 'secondFactorMissing'])
  expect(await db.notification.count({ where: { userId, kind: 'staff.second-factor-reset' } })).toBe(1)
  expect(await sent('staff.second-factor-reset')).toMatchObject([{ to: email }])
  expect(await db.auditEvent.findMany({ where: { event: 'second-factor.reset' } })).toMatchObject([
    { actorRole: 'SYSTEM', subjectId: userId, details: { reason: 'فقد هاتفه ورموزه' } },
  ])
})

it('who is suspended, has no authenticator or is none of the staff is not reset', async () => {
  const [suspended, fresh, member] = await Promise.all([
    makeOfficer(),
    makeOfficer({ enrolled: false }),
    makeMember(),
  ])
  await db.user.update({ where: { id: suspended.userId }, data: { state: 'SUSPENDED' } })
  expect(codeOf(await reset(suspended.email))).toBe('staffNotActive')
  expect(codeOf(await reset(fresh.email))).toBe('secondFactorMissing')
  expect(codeOf(await reset(member.email))).toBe('notFound')
  expect(await db.staffTotp.count({ where: { userId: suspended.userId } })).toBe(1)
  expect(await db.auditEvent.count({ where: { event: 'second-factor.reset' } })).toBe(0)
})
