import { startRegistration } from '@/lib/companies/start-registration'
import { submitRegistration } from '@/lib/companies/submit-registration'
import { memberOf } from '@/lib/access/actor'
import { correctOwnNumber } from '@/lib/companies/correct-own-number'
import { newId } from '@/lib/core/ids'
import { AT, PASSWORD, codeOf, makeMember, trySignIn, whoIsIt } from '@/tests/support/auth-scene'
import { browser } from '@/tests/support/browser'
import { completed, runKept, valueOf } from '@/tests/support/company-scene'
import { asApp, db, emptyTables } from '@/tests/support/database'

jest.mock('next/headers', () => jest.requireActual('@/tests/support/browser').nextHeaders)

async function scene() {
  const member = await makeMember()
  await trySignIn({ email: member.email })
  const actor = memberOf(await whoIsIt())
  const correct = (number: string, currentPassword = PASSWORD) =>
    correctOwnNumber(actor, { number, currentPassword }, AT, 'x')
  const number = async () =>
    (await db.account.findUniqueOrThrow({ where: { id: member.accountId } })).commercialRegistrationNumber
  return { ...member, actor, correct, current: number }
}

beforeEach(async () => {
  browser.clear()
  await emptyTables()
})

it('the number is corrected with the password, and without it stays', async () => {
  const { correct, current, number } = await scene()
  expect(codeOf(await correct('771204', 'Wrong!48-Nakhl'))).toBe('passwordWrong')
  expect(await current()).toBe(number)
  expect(codeOf(await correct('771204'))).toBe('ok')
  expect(await current()).toBe('771204')
  expect(await db.auditEvent.count({ where: { event: 'account.number-corrected' } })).toBe(1)
})

it('after the first submission it is refused', async () => {
  const { correct, current, number, accountId, userId } = await scene()
  await db.request.create({
    data: {
      id: newId(AT),
      type: 'COMPANY_REGISTRATION',
      number: 'CO/1/26',
      accountId,
      createdById: userId,
      createdAt: AT,
      updatedAt: AT,
      submittedAt: AT,
      state: 'SUBMITTED',
      searchText: '',
      subjectAr: '',
      subjectEn: '',
    },
  })
  expect(codeOf(await correct('771204'))).toBe('numberSubmitted')
  expect(await current()).toBe(number)
})

const pause = () => new Promise((resolve) => setTimeout(resolve, 400))

async function complete() {
  const member = await scene()
  const { requestId } = valueOf(await runKept((tx) => startRegistration(tx, member.actor, AT, {})))
  return completed({ ...member, requestId })
}

const submittedNumber = async (requestId: string) =>
  (await db.companyProfile.findFirstOrThrow({ where: { registration: { requestId } } }))
    .commercialRegistrationNumber

it('a submission during the correction waits and goes with the corrected number', async () => {
  const { actor, requestId, accountId, current } = await complete()
  const submission = await asApp(async (client) => {
    // The correction, step by step: it holds the account, and its number is not yet to be seen.
    await client.query('BEGIN')
    await client.query('SELECT 1 FROM "Account" WHERE id = $1 FOR UPDATE', [accountId])
    await client.query('UPDATE "Account" SET "commercialRegistrationNumber" = \'771204\' WHERE id = $1', [
      accountId,
    ])
    const started = runKept((tx) => submitRegistration(tx, actor, AT, { requestId }))
    await pause()
    await client.query('COMMIT')
    return started
  })
  expect(valueOf(submission)).toMatchObject({ already: false })
  expect(await current()).toBe('771204')
  expect(await submittedNumber(requestId)).toBe('771204')
})

it('a correction during the submission waits and is refused', async () => {
  const { actor, requestId, correct, current, number } = await complete()
  let correction: ReturnType<typeof correct> | undefined
  await db.$transaction(async (tx) => {
    valueOf(await submitRegistration(tx, actor, AT, { requestId }))
    correction = correct('771204')
    await pause()
  })
  expect(codeOf(await correction!)).toBe('numberSubmitted')
  expect(await current()).toBe(number)
  expect(await submittedNumber(requestId)).toBe(number)
})
