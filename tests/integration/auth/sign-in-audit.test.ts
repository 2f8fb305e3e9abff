import { verifyTotp } from '@/lib/auth/verify-second-factor'
import { codeOfStep, currentStep } from '@/lib/auth/totp'
import { AT, inTransaction, makeMember, makeOfficer, trySignIn, whoIsIt } from '@/tests/support/auth-scene'
import { browser } from '@/tests/support/browser'
import { db, emptyTables } from '@/tests/support/database'

jest.mock('next/headers', () => jest.requireActual('@/tests/support/browser').nextHeaders)

beforeEach(async () => {
  browser.clear()
  await emptyTables()
})

const lines = async () =>
  (await db.auditEvent.findMany({ orderBy: { id: 'asc' } })).map(
    ({ event, outcome, subjectId, address }) => ({ event, outcome, subjectId, address }),
  )
const address = '203.0.113.9'

it('each sign-in, right or wrong, stands in the audit with whose it was, from where and by which factor', async () => {
  const member = await makeMember()
  await trySignIn({ email: member.email, password: 'Wrong!48-Nakhl', address })
  await trySignIn({ email: 'nobody@trade.example', address })
  await trySignIn({ email: member.email, address })
  expect(await lines()).toEqual([
    { event: 'sign-in.refused', outcome: 'REFUSED', subjectId: member.userId, address },
    { event: 'sign-in.refused', outcome: 'REFUSED', subjectId: null, address },
    { event: 'sign-in', outcome: 'OK', subjectId: member.userId, address },
  ])
  expect(JSON.stringify(await db.auditEvent.findMany())).not.toMatch(/Wrong!48|nobody@trade/)
})

it('and so does the second factor', async () => {
  const { email, secret, userId } = await makeOfficer()
  await trySignIn({ email, portal: 'STAFF', address })
  const give = async (code: string) => {
    const actor = await whoIsIt()
    await inTransaction((tx) => verifyTotp(code, { tx, actor, at: AT, address, userAgent: 'x' }))
  }
  await give('no code')
  await give(codeOfStep(secret, currentStep()))
  const factors = await db.auditEvent.findMany({
    where: { event: { in: ['sign-in', 'sign-in.factor-refused'] } },
    orderBy: { id: 'asc' },
  })
  expect(factors.slice(-2).map(({ event, subjectId, details }) => [event, subjectId, details])).toMatchObject(
    [
      ['sign-in.factor-refused', userId, { factor: 'totp' }],
      ['sign-in', userId, { factor: 'totp' }],
    ],
  )
})
