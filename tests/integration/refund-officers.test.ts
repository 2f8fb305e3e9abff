import { db } from '@/lib/db/client'
import type { Staff } from '@/lib/access/actor'
import { declineRefund, requestRefund } from '@/lib/payments/refund-commands'
import { releaseRefund } from '@/lib/payments/release-refund'
import { emptyTables } from '../support/database'
import { codeOf, makeAttempt } from '../support/finance-scene'
import { AT, makeStaff, run } from '../support/office-scene'

const sendRefund = jest.fn()
jest.mock('@/lib/knet/pipe', () => ({ sendRefund: (...given: unknown[]) => sendRefund(...given) as unknown }))

const ask = (allocationId: string, amountFils: number, actor: Staff) =>
  run((tx) => requestRefund(tx, actor, AT, { allocationId, amountFils, reason: 'دُفع خطأ' }))

async function asked() {
  const officer = await makeStaff('FINANCE_OFFICER', 'عادل')
  const attempt = await makeAttempt()
  const allocationId = attempt.allocations[0]!.id
  const result = await ask(allocationId, 1_000, officer)
  if (!result.ok) throw new Error(JSON.stringify(result))
  return { officer, allocationId, refund: { refundId: result.value.id, version: result.value.version } }
}

beforeEach(emptyTables)

test('the database itself refuses one officer for both words', async () => {
  const { officer, refund } = await asked()
  await expect(
    db.refund.update({
      where: { id: refund.refundId },
      data: { state: 'RELEASED', decidedById: officer.userId },
    }),
  ).rejects.toThrow(/Refund_two_officers/)
})

test('nobody else than finance officers asks or releases', async () => {
  const { allocationId, refund } = await asked()
  for (const role of ['ADMINISTRATOR', 'AUDITOR', 'REGISTRATION_OFFICER'] as const) {
    const staff = await makeStaff(role)
    expect(codeOf(await ask(allocationId, 1, staff))).toBe('notFound')
    expect(codeOf(await releaseRefund(staff, AT, refund))).toBe('notFound')
    expect(codeOf(await run((tx) => declineRefund(tx, staff, AT, { ...refund, reason: 'x' })))).toBe(
      'notFound',
    )
  }
  const another = await makeStaff('FINANCE_OFFICER', 'يوسف')
  expect(codeOf(await releaseRefund(another, AT, { refundId: 'x', version: 0 }))).toBe('notFound')
  expect(codeOf(await ask('x', 1, another))).toBe('notFound')
  expect(sendRefund).not.toHaveBeenCalled()
})
