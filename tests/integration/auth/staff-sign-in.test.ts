import type { Actor } from '@/lib/access/actor'
import { CODE_RULE } from '@/lib/auth/sign-in-backoff'
import { verifyEnrolmentCode, verifyRecoveryCode, verifyTotp } from '@/lib/auth/verify-second-factor'
import { officerCodes } from '@/lib/auth/officer-codes'
import { findShownCodes, forgetShownCodes, replaceRecoveryCodes } from '@/lib/auth/recovery-codes'
import { sha256 } from '@/lib/core/ids'
import { isSealed } from '@/lib/core/vault'
import { renewRecoveryCodes } from '@/lib/auth/renew-recovery-codes'
import { codeOfStep, currentStep } from '@/lib/auth/totp'
import { findEnrolment } from '@/lib/auth/totp-enrolment'
import { AT, codeOf, inTransaction, later, makeOfficer, trySignIn, whoIsIt } from '@/tests/support/auth-scene'
import { browser } from '@/tests/support/browser'
import { db, emptyTables } from '@/tests/support/database'

jest.mock('next/headers', () => jest.requireActual('@/tests/support/browser').nextHeaders)

beforeEach(async () => {
  browser.clear()
  await emptyTables()
})

async function give(how: typeof verifyTotp, code: string, at = AT, who?: Actor) {
  const actor = who ?? (await whoIsIt(at))
  return inTransaction((tx) => how(code, { tx, actor, at, address: '198.51.100.7', userAgent: 'x' }))
}

const codeAt = (secret: string, offset = 0) => codeOfStep(secret, currentStep() + offset)
const wrongCode = (secret: string) => {
  const near = [-2, -1, 0, 1, 2].map((offset) => codeAt(secret, offset))
  return ['000000', '111111', '222222', '333333', '444444', '555555'].find((code) => !near.includes(code))!
}

async function passwordGiven(options?: { enrolled: boolean }) {
  const officer = await makeOfficer(options)
  const signedIn = await trySignIn({ email: officer.email, portal: 'STAFF' })
  return { ...officer, to: signedIn.ok && signedIn.value.to }
}

it('with the password alone a session may see nothing; the code makes it staff’s, under a new id', async () => {
  const { secret, to } = await passwordGiven()
  expect(to).toBe('CODE')
  const before = browser.copy()
  expect(await whoIsIt()).toMatchObject({ kind: 'STAFF_PENDING' })
  expect(codeOf(await give(verifyTotp, codeAt(secret)))).toBe('ok')
  expect(await whoIsIt()).toMatchObject({ kind: 'STAFF', roles: ['REGISTRATION_OFFICER'] })
  browser.paste(before)
  expect(await whoIsIt()).toEqual({ kind: 'VISITOR' })
})

it('a code works once, and none of an earlier step after it', async () => {
  const { email, secret } = await passwordGiven()
  const code = codeAt(secret)
  expect(codeOf(await give(verifyTotp, code))).toBe('ok')
  await trySignIn({ email, portal: 'STAFF' })
  expect(codeOf(await give(verifyTotp, code))).toBe('totpUsed')
  expect(codeOf(await give(verifyTotp, codeAt(secret, -1)))).toMatch(/^totp(Used|Wrong)$/)
  const shown = (await officerCodes()).find((row) => row.email === email)!
  expect(codeOf(await give(verifyTotp, shown.code))).toBe('ok')
})

it('of one code given twice at the same moment one is taken', async () => {
  const { secret } = await passwordGiven()
  const [code, who] = [codeAt(secret), await whoIsIt()]
  const answers = await Promise.all([1, 2, 3].map(() => give(verifyTotp, code, AT, who)))
  expect(answers.filter(({ ok }) => ok)).toHaveLength(1)
})

it('after five wrong tries even the right code waits', async () => {
  const { secret } = await passwordGiven()
  const wrong = wrongCode(secret)
  for (let turn = 1; turn < CODE_RULE.free; turn += 1)
    expect(codeOf(await give(verifyTotp, wrong))).toBe('totpWrong')
  expect(codeOf(await give(verifyTotp, wrong))).toBe('waitSeconds')
  expect(codeOf(await give(verifyTotp, codeAt(secret)))).toBe('waitSeconds')
  expect(codeOf(await give(verifyTotp, codeAt(secret), later(CODE_RULE.first)))).toBe('ok')
})

it('ten wrong codes at the same moment count as no fewer than five tries', async () => {
  const { secret } = await passwordGiven()
  await Promise.all(Array.from({ length: 10 }, () => give(verifyTotp, wrongCode(secret))))
  expect(await whoIsIt()).toMatchObject({ kind: 'STAFF_PENDING' })
  expect(codeOf(await give(verifyTotp, codeAt(secret)))).toBe('waitSeconds')
  expect(
    await db.guessDelay.aggregate({ where: { key: { startsWith: 'totp:' } }, _max: { failures: true } }),
  ).toMatchObject({ _max: { failures: 5 } })
})

it('at first sign-in the authenticator is connected, with a secret that is fresh each time until one is confirmed', async () => {
  const { email, userId, to } = await passwordGiven({ enrolled: false })
  expect(to).toBe('ENROL')
  const seenByOthers = (await findEnrolment(userId))!
  await trySignIn({ email, portal: 'STAFF' })
  const secret = (await findEnrolment(userId))!
  expect(secret).not.toBe(seenByOthers)
  expect(codeOf(await give(verifyTotp, codeAt(secret)))).toBe('totpWrong')
  expect(codeOf(await give(verifyEnrolmentCode, codeAt(secret)))).toBe('ok')
  expect(await whoIsIt()).toMatchObject({ kind: 'STAFF' })
  expect(await findEnrolment(userId)).toBeUndefined()
  await trySignIn({ email, portal: 'STAFF' })
  expect(await findEnrolment(userId)).toBeUndefined()
})

it('ten recovery codes are shown until the owner has them, stored hashed, and each works once', async () => {
  const { email, userId } = await passwordGiven({ enrolled: false })
  await give(verifyEnrolmentCode, codeAt((await findEnrolment(userId))!))
  const codes = await findShownCodes(userId, AT)
  expect(new Set(codes).size).toBe(10)
  expect(JSON.stringify(await db.recoveryCode.findMany())).not.toContain(codes[0])
  await forgetShownCodes(userId)
  expect(await findShownCodes(userId, AT)).toEqual([])
  for (const [code, answer] of [
    [codes[3]!, 'ok'],
    [codes[3]!, 'recoveryWrong'],
    [codes[4]!.toLowerCase().replace('-', ''), 'ok'],
    ['ABCDE-FGHJK', 'recoveryWrong'],
  ] as const) {
    await trySignIn({ email, portal: 'STAFF' })
    expect(codeOf(await give(verifyRecoveryCode, code))).toBe(answer)
  }
})

it('a recovery code given twice at the same moment lets in once; another officer’s is worth nothing', async () => {
  const { userId } = await passwordGiven()
  const other = await makeOfficer()
  const codes = await db.$transaction((tx) => replaceRecoveryCodes(tx, userId, AT))
  const others = await db.$transaction((tx) => replaceRecoveryCodes(tx, other.userId, AT))
  expect(codeOf(await give(verifyRecoveryCode, others[0]!))).toBe('recoveryWrong')
  const who = await whoIsIt()
  const answers = await Promise.all([1, 2].map(() => give(verifyRecoveryCode, codes[0]!, AT, who)))
  expect(answers.filter(({ ok }) => ok)).toHaveLength(1)
})

it('what the table holds of a recovery code cannot be tried out without the key, and codes stored bare by an older version still work', async () => {
  const { userId } = await passwordGiven()
  const codes = await db.$transaction((tx) => replaceRecoveryCodes(tx, userId, AT))
  const bare = sha256(`${userId}:${codes[0]}`)
  const rows = await db.recoveryCode.findMany({ where: { userId } })
  expect(rows.every(({ hash }) => isSealed(hash) && hash !== bare)).toBe(true)
  await db.recoveryCode.updateMany({ where: { id: rows[0]!.id }, data: { hash: bare } })
  expect(codeOf(await give(verifyRecoveryCode, codes[0]!))).toBe('ok')
})

it('new recovery codes end every session and go on in a new one', async () => {
  const { secret, email } = await passwordGiven()
  const elsewhere = browser.copy()
  browser.clear()
  await trySignIn({ email, portal: 'STAFF' })
  await give(verifyTotp, codeAt(secret))
  const copied = browser.copy()
  const [actor, at] = [await whoIsIt(), later(60)]
  expect(
    codeOf(await inTransaction((tx) => renewRecoveryCodes(tx, actor, codeAt(secret, 1), at, '198.51.100.7'))),
  ).toBe('ok')
  expect(await whoIsIt(at)).toMatchObject({ kind: 'STAFF' })
  for (const stolen of [elsewhere, copied]) {
    browser.paste(stolen)
    expect(await whoIsIt(at)).toEqual({ kind: 'VISITOR' })
  }
  expect(await db.session.count({ where: { end: 'RECOVERY_CODES_RENEWED' } })).toBe(2)
})

it('the recovery codes are no longer shown after ten minutes', async () => {
  const { userId } = await passwordGiven()
  await db.$transaction((tx) => replaceRecoveryCodes(tx, userId, AT))
  expect(await findShownCodes(userId, later(599))).toHaveLength(10)
  expect(await findShownCodes(userId, later(600))).toEqual([])
})

it('secrets are sealed at rest', async () => {
  const { userId, secret } = await passwordGiven()
  expect((await db.staffTotp.findUniqueOrThrow({ where: { userId } })).secretCipher).not.toContain(secret)
})
