import { memberOf } from '@/lib/access/actor'
import { correctOwnNumber } from '@/lib/companies/correct-own-number'
import { newId } from '@/lib/core/ids'
import { AT, PASSWORD, codeOf, makeMember, trySignIn, whoIsIt } from '@/tests/support/auth-scene'
import { browser } from '@/tests/support/browser'
import { db, emptyTables } from '@/tests/support/database'

jest.mock('next/headers', () => jest.requireActual('@/tests/support/browser').nextHeaders)

async function scene() {
  const member = await makeMember()
  await trySignIn({ email: member.email })
  const actor = memberOf(await whoIsIt())
  const correct = (number: string, currentPassword = PASSWORD) => correctOwnNumber(actor, { number, currentPassword }, AT, 'x')
  const number = async () => (await db.account.findUniqueOrThrow({ where: { id: member.accountId } })).commercialRegistrationNumber
  return { ...member, correct, current: number }
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
    data: { id: newId(AT), type: 'COMPANY_REGISTRATION', number: 'CO/1/26', accountId, createdById: userId, createdAt: AT, updatedAt: AT, submittedAt: AT, state: 'SUBMITTED', searchText: '', subjectAr: '', subjectEn: '' },
  })
  expect(codeOf(await correct('771204'))).toBe('numberSubmitted')
  expect(await current()).toBe(number)
})
