import { startRegistration } from '@/lib/companies/start-registration'
import { submitRegistration } from '@/lib/companies/submit-registration'
import { saveStep } from '@/lib/companies/registration-commands'
import { HELD_A_DAY, TYPED_A_DAY } from '@/lib/companies/number-rules'
import { takeFromLimit } from '@/lib/http/rate-limit'
import { db } from '@/lib/db/client'
import { companyOf, complete, runKept, TYPED, valueOf } from '../support/company-scene'
import { emptyTables } from '../support/database'
import { AT, makeAccount, makeStaff } from '../support/office-scene'

beforeEach(emptyTables)

const DAY_AFTER = new Date(AT.getTime() + 86_400_000)
const codeOf = (result: { ok: boolean; problems?: { code: string }[] }) =>
  result.ok ? 'ok' : result.problems![0]!.code
const alerts = () => db.notification.count({ where: { kind: 'number.held' } })
const lines = () => db.auditEvent.count({ where: { event: 'registration.number-held' } })

/** An account with a branch's draft, whose number is typed, and a stranger who holds numbers. */
async function scene() {
  const account = await makeAccount('100')
  const holder = await makeAccount()
  await companyOf(account.accountId, '100')
  const { requestId } = valueOf(
    await runKept((tx) => startRegistration(tx, account.actor, AT, { commercialRegistrationNumber: '101' })),
  )
  const type = async (number: string, at = AT) =>
    codeOf(
      await runKept((tx) =>
        saveStep(tx, account.actor, at, {
          requestId,
          step: 'company',
          values: { ...TYPED.company, commercialRegistrationNumber: number },
        }),
      ),
    )
  const hold = (number: string) => companyOf(holder.accountId, number, 'BRANCH')
  return { ...account, requestId, type, hold }
}

test('a held number that is tried again and again alerts the office once a day', async () => {
  await makeStaff()
  const { type, hold, actor } = await scene()
  await hold('777')
  for (const _try of [1, 2, 3]) expect(await type('777')).toBe('crNumberHeld')
  expect(
    codeOf(await runKept((tx) => startRegistration(tx, actor, AT, { commercialRegistrationNumber: '777' }))),
  ).toBe('crNumberHeld')
  expect([await alerts(), await lines()]).toEqual([1, 1])
  expect(await type('777', DAY_AFTER)).toBe('crNumberHeld')
  expect([await alerts(), await lines()]).toEqual([2, 2])
})

test('at once it alerts once as well', async () => {
  await makeStaff()
  const account = await makeAccount('777')
  await companyOf((await makeAccount()).accountId, '777')
  const results = await Promise.all(
    [1, 2, 3, 4].map(() => runKept((tx) => startRegistration(tx, account.actor, AT, {}))),
  )
  expect(results.map(codeOf)).toEqual(Array(4).fill('crNumberHeld'))
  expect([await alerts(), await lines()]).toEqual([1, 1])
})

test('another account’s try of the same number is told as well', async () => {
  await makeStaff()
  const { type, hold } = await scene()
  await hold('777')
  await type('777')
  const other = await makeAccount('777')
  await runKept((tx) => startRegistration(tx, other.actor, AT, {}))
  expect(await alerts()).toBe(2)
})

test('after a day’s held numbers no other number says anything, held or free, until the next day', async () => {
  await makeStaff()
  const { type, hold } = await scene()
  const held = Array.from({ length: HELD_A_DAY + 1 }, (_one, index) => String(700 + index))
  for (const number of held) await hold(number)
  for (const number of held.slice(0, HELD_A_DAY)) expect(await type(number)).toBe('crNumberHeld')
  const seen = await alerts()
  expect([await type(held[HELD_A_DAY]!), await type('999')]).toEqual(['crNumbersTooMany', 'crNumbersTooMany'])
  expect(await alerts()).toBe(seen)
  expect([await type('101'), await type('999', DAY_AFTER)]).toEqual(['ok', 'ok'])
})

test('free numbers are not tested in any amount either', async () => {
  const { type } = await scene()
  for (let tried = 1; tried < TYPED_A_DAY; tried += 1) expect(await type(String(2000 + tried))).toBe('ok')
  expect(await type('3000')).toBe('crNumbersTooMany')
  expect(await type('3000', DAY_AFTER)).toBe('ok')
})

test('a registration whose number was saved before is handed in all the same', async () => {
  const account = await complete('100')
  for (const key of [`numbers-typed:${account.accountId}`, `numbers-held:${account.accountId}`])
    await takeFromLimit(key, { most: 1, seconds: 86_400 }, AT)
  await db.rateLimit.updateMany({ data: { count: 1000 } })
  valueOf(await runKept((tx) => submitRegistration(tx, account.actor, AT, { requestId: account.requestId })))
})
