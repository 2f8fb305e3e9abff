import { findAccount } from '@/lib/account-admin/find-account'
import { findAccounts } from '@/lib/account-admin/find-accounts'
import { lookUpAccount } from '@/lib/account-admin/look-up-account'
import { openLookUp } from '@/lib/account-admin/look-up-token'
import { readLookUp } from '@/lib/account-admin/read-look-up'
import type { Actor } from '@/lib/access/actor'
import { kuwaitDay } from '@/lib/core/clock'
import { fingerprint, seal } from '@/lib/core/vault'
import { requestSeries } from '@/lib/request-types'
import { companyOf, valueOf } from '../support/company-scene'
import { db, emptyTables } from '../support/database'
import { AT, makeAccount, makeRegistration, makeStaff, run } from '../support/office-scene'

beforeEach(emptyTables)

const CIVIL_ID = '288020122596'
const found = async (actor: Actor, typed: string, after?: string) =>
  findAccounts(actor, valueOf(readLookUp(typed, requestSeries, kuwaitDay(AT))), after)
const idsOf = async (actor: Actor, typed: string) => (await found(actor, typed)).rows.map(({ id }) => id)

async function scene() {
  const wanted = await makeAccount('0482910')
  const other = await makeAccount('611223')
  const companyId = await companyOf(wanted.accountId, '0482910', 'MAIN', 'شركة الأُفق لِلتجارة')
  await companyOf(other.accountId, '611223', 'MAIN', 'شركة المرسى')
  await db.user.update({
    where: { id: wanted.userId },
    data: {
      mobile: '+96550123456',
      civilIdHmac: fingerprint(CIVIL_ID),
      civilIdCipher: seal(CIVIL_ID, `civil-id:${wanted.userId}`),
    },
  })
  const { email } = await db.user.findUniqueOrThrow({ where: { id: wanted.userId } })
  const draft = await makeRegistration({ account: wanted, state: 'SUBMITTED' })
  return { wanted, other, email, companyId, number: draft.number, by: await makeStaff('ADMINISTRATOR') }
}

test('an account is found by what a caller gives: number, name, request, and the whole e-mail, mobile and civil ID', async () => {
  const { wanted, email, number, by } = await scene()
  for (const typed of [
    '482910',
    '٠٤٨٢٩١٠',
    'الافق',
    'شركة الأفق',
    number.toLowerCase(),
    email.toUpperCase(),
    '+965 5012 3456',
    '50123456',
    CIVIL_ID,
    '2880 2012 2596',
  ])
    expect([typed, await idsOf(by, typed)]).toEqual([typed, [wanted.accountId]])
})

test('an account is called by its company, by the one that it registers, or by its general user', async () => {
  const { wanted, other, by } = await scene()
  const named = async (number: string) => {
    const [row] = (await found(by, number)).rows
    return row!.nameAr ?? row!.userName
  }
  const registering = await makeAccount('733001')
  await makeRegistration({ account: registering, state: 'SUBMITTED', nameAr: 'شركة الواحة' })
  await makeAccount('733002')
  expect(await named(other.number)).toBe('شركة المرسى')
  expect(await named(wanted.number)).toBe('شركة الأُفق لِلتجارة')
  expect(await named('733001')).toBe('شركة الواحة')
  expect(await named('733002')).toBe('حامد الهاشمي')
})

test('a part of an e-mail, mobile number or civil ID finds nobody', async () => {
  const { email, by } = await scene()
  for (const typed of ['5012345', CIVIL_ID.slice(0, 10), `x${email}`, 'الأفقش'])
    expect([typed, await idsOf(by, typed)]).toEqual([typed, []])
})

test('an account that was never verified or lapsed is nobody’s yet; a suspended one is found', async () => {
  const { wanted, by } = await scene()
  for (const [state, ids] of [
    ['SUSPENDED', [wanted.accountId]],
    ['UNVERIFIED', []],
    ['LAPSED', []],
  ] as const) {
    await db.account.update({ where: { id: wanted.accountId }, data: { state } })
    expect([state, await idsOf(by, '482910')]).toEqual([state, ids])
    expect([state, (await findAccount(by, wanted.accountId)) !== undefined]).toEqual([state, ids.length > 0])
  }
})

test('finance and the auditor read, other officers and the business see nothing', async () => {
  const { wanted, by } = await scene()
  const readers = [by, await makeStaff('FINANCE_OFFICER'), await makeStaff('AUDITOR')]
  const others = [
    await makeStaff(),
    await makeStaff('TARIFF_EDITOR'),
    wanted.actor,
    { kind: 'VISITOR' } as const,
  ]
  for (const reader of readers) {
    expect(await idsOf(reader, '482910')).toEqual([wanted.accountId])
    expect(await findAccount(reader, wanted.accountId)).toMatchObject({ users: 1, companies: 1 })
  }
  for (const other of others) {
    expect(await idsOf(other, '482910')).toEqual([])
    expect(await findAccount(other, wanted.accountId)).toBeUndefined()
  }
})

test('each look-up is in the audit in the officer’s name, a person’s data masked or not at all', async () => {
  const { email, number, by, wanted } = await scene()
  const typed = ['482910', 'شركة الأفق', number, email, '50123456', CIVIL_ID]
  for (const q of typed) valueOf(await run((tx) => lookUpAccount(tx, by, AT, { q, series: requestSeries })))
  const lines = await db.auditEvent.findMany({
    where: { event: 'account.looked-up' },
    orderBy: { id: 'asc' },
  })
  expect(lines.map(({ details, number: shown }) => [details, shown])).toEqual(
    expect.arrayContaining([
      [{ by: 'REGISTRATION' }, '482910'],
      [{ by: 'NAME' }, null],
      [{ by: 'REQUEST' }, number],
      [{ by: 'EMAIL' }, null],
      [{ by: 'MOBILE', value: '+965 ••••••56' }, null],
      [{ by: 'CIVIL_ID', value: '2880••••2596' }, null],
    ]),
  )
  expect(lines).toHaveLength(typed.length)
  expect(lines.every(({ actorId, accountId }) => actorId === by.userId && accountId === null)).toBe(true)
  const clear = JSON.stringify(lines)
  for (const value of [email, '50123456', CIVIL_ID]) expect(clear).not.toContain(value)
  const refused = await run((tx) =>
    lookUpAccount(tx, wanted.actor, AT, { q: '482910', series: requestSeries }),
  )
  expect(refused.ok).toBe(false)
})

test('the address of the results says nothing of a person, and is its officer’s alone for eight hours', async () => {
  const { by } = await scene()
  const { token } = valueOf(
    await run((tx) => lookUpAccount(tx, by, AT, { q: CIVIL_ID, series: requestSeries })),
  )
  expect(token).not.toContain(CIVIL_ID)
  const hours = (n: number) => new Date(AT.getTime() + n * 3_600_000)
  expect(openLookUp(by.userId, token, hours(8))).toBe(CIVIL_ID)
  expect(openLookUp(by.userId, token, hours(9))).toBeUndefined()
  expect(openLookUp((await makeStaff('ADMINISTRATOR')).userId, token, AT)).toBeUndefined()
  expect(openLookUp(by.userId, `${token}x`, AT)).toBeUndefined()
})

test('many accounts are pages by keyset, the newest first, each once', async () => {
  const by = await makeStaff('ADMINISTRATOR')
  const made: string[] = []
  for (let n = 0; n < 30; n += 1) {
    const { accountId, number } = await makeAccount()
    await companyOf(accountId, number, 'MAIN', 'شركة النخيل')
    await db.account.update({
      where: { id: accountId },
      data: { createdAt: new Date(AT.getTime() + (n % 3) * 60_000) },
    })
    made.push(accountId)
  }
  const first = await found(by, 'النخيل')
  const second = await found(by, 'النخيل', first.next)
  expect([first.rows.length, second.rows.length, second.next]).toEqual([25, 5, undefined])
  expect([...first.rows, ...second.rows].map(({ id }) => id).sort()).toEqual(made.sort())
})

test('without a search, accounts that are suspended or hold a suspended company or user are listed, to those who may', async () => {
  const { wanted, other, companyId, by } = await scene()
  const third = await makeAccount('733444')
  const listed = async (actor: Actor) =>
    (await findAccounts(actor, { by: 'SUSPENDED' })).rows.map(({ id }) => id).sort()
  expect(await listed(by)).toEqual([])
  await db.company.update({ where: { id: companyId }, data: { state: 'SUSPENDED' } })
  await db.user.update({ where: { id: other.userId }, data: { state: 'SUSPENDED' } })
  await db.account.update({ where: { id: third.accountId }, data: { state: 'SUSPENDED' } })
  expect(await listed(by)).toEqual([wanted.accountId, other.accountId, third.accountId].sort())
  expect(await listed(wanted.actor)).toEqual([])
})
