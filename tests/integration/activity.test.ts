import { memberOf, type Actor, type Member } from '@/lib/access/actor'
import { describeLine, trailTexts, type TrailLine } from '@/lib/activity/describe'
import { readActivityFilter, readAuditFilter } from '@/lib/activity/filter'
import { readAccountNames, readNames } from '@/lib/activity/names'
import { auditScope, listTrail, trailScope, type TrailRow } from '@/lib/activity/trail-query'
import { recordAudit, type AuditEntry } from '@/lib/audit/audit'
import { newId } from '@/lib/core/ids'
import { handledCall } from '@/lib/http/handled-call'
import { textParts } from '@/lib/messages/bidi-isolates'
import { companyOf } from '../support/company-scene'
import { db, emptyTables } from '../support/database'
import { makeAssistant } from '../support/make-assistant'
import { AT, makeAccount, makeStaff } from '../support/office-scene'

const NOBODY: Actor = { kind: 'VISITOR' }
const EDGE_ON_WINDOWS = 'Mozilla/5.0 (Windows NT 10.0) Chrome/140.0 Safari/537.36 Edg/140.0'
const CALL = { acted: true, address: '192.0.2.77', userAgent: EDGE_ON_WINDOWS }

let minute = 0
/** Writes a line, each a minute after the one before. */
const write = (actor: Actor | 'SYSTEM', entry: AuditEntry) =>
  handledCall.run(CALL, () => recordAudit(db, actor, new Date(AT.getTime() + (minute += 1) * 60_000), entry))

const plain = (text: string) =>
  textParts(text)
    .map((part) => part.text)
    .join('')

async function told(rows: TrailRow[], accountId: string, locale: 'ar' | 'en' = 'ar'): Promise<TrailLine[]> {
  const [names, texts] = await Promise.all([readNames(rows, accountId), trailTexts(locale)])
  return rows
    .map((row) => describeLine(row, names, texts, 'BUSINESS'))
    .map((line) => ({ ...line, sentence: plain(line.sentence), who: plain(line.who) }))
}
const read = async (actor: Actor, params: Record<string, string> = {}) => {
  const filter = readActivityFilter(params)
  return (await listTrail(trailScope(actor, filter.person), filter, AT)).rows
}
const events = (rows: TrailRow[]) => rows.map(({ event }) => event)

let [general, other]: Member[] = []
let assistant: Member
let companyId: string
/** Of the company, which has no name. */
let number: string

beforeAll(async () => {
  await emptyTables()
  const account = await makeAccount()
  number = account.number
  general = memberOf(account.actor)
  other = memberOf((await makeAccount()).actor)
  companyId = await companyOf(account.accountId, account.number)
  assistant = { ...(await makeAssistant(general, companyId)), firstName: 'ريم' }
  const officer = await makeStaff()
  const request = { subject: 'Request', subjectId: newId(AT), accountId: general.accountId } as const
  await write(general, { event: 'request.submitted', ...request, details: { number: 'CO/12/26' } })
  await write(assistant, {
    event: 'document.added',
    ...request,
    number: 'CO/12/26',
    details: { type: 'OTHER' },
  })
  await write(officer, { event: 'request.returned', ...request, details: { number: 'CO/12/26' } })
  await write(general, {
    event: 'access.granted',
    subject: 'User',
    subjectId: assistant.userId,
    details: { service: 'PAYMENTS', reach: 'COMPANY', companyId },
  })
  await write(NOBODY, {
    event: 'sign-in.refused',
    outcome: 'REFUSED',
    subject: 'User',
    subjectId: assistant.userId,
  })
  await write('SYSTEM', {
    event: 'payment.expired',
    accountId: general.accountId,
    details: { number: 'PR/3/26', amountFils: 1500 },
  })
  await write(other, {
    event: 'request.submitted',
    subject: 'Request',
    subjectId: newId(AT),
    details: { number: 'CO/13/26' },
  })
})

describe('whose lines are read', () => {
  it('a general user sees the account’s whole trail and nobody else’s, the newest first', async () => {
    expect(events(await read(general!))).toEqual([
      'payment.expired',
      'sign-in.refused',
      'access.granted',
      'request.returned',
      'document.added',
      'request.submitted',
    ])
    expect((await read(other!)).map(({ number }) => number)).toEqual(['CO/13/26'])
  })

  it('an additional user sees what he did himself and what was done to his own access', async () => {
    const own = ['sign-in.refused', 'access.granted', 'document.added']
    expect(events(await read(assistant))).toEqual(own)
    expect(events(await read(assistant, { person: general!.userId }))).toEqual(own)
    expect(events(await read(assistant, { q: '12' }))).toEqual(['document.added'])
  })

  it('somebody of another account is found by no person’s id', async () => {
    expect(await read(other!, { person: general!.userId })).toEqual([])
  })

  it('staff see their own, and the whole audit is for those who hold the permission alone', async () => {
    const officer = await makeStaff('FINANCE_OFFICER')
    await write(officer, { event: 'settlement.exported', details: { day: '2026-11-24' } })
    expect(events(await read(officer))).toEqual(['settlement.exported'])
    expect(await auditScope(officer, { actor: '', account: '' })).toEqual([])
    expect(await auditScope(general!, { actor: '', account: '' })).toEqual([])
  })
})

describe('in words', () => {
  it('says who, what, to what and from which device; the office by its name, never the officer', async () => {
    const rows = await read(general!)
    const lines = await told(rows, general!.accountId)
    expect(lines.map(({ who, sentence, device }) => [who, sentence, device])).toEqual([
      ['البوابة تلقائياً', 'انتهاء صلاحية طلب الدفع PR/3/26', ''],
      ['زائر لم يسجّل الدخول', expect.stringContaining('محاولة دخول غير ناجحة باسم'), 'Edge · Windows'],
      ['حامد الهاشمي', expect.stringContaining(`خدمة «الدفع الإلكتروني» للشركة ${number}`), 'Edge · Windows'],
      ['مكتب التسجيل والتخليص', 'إعادة الطلب CO/12/26 للتصحيح', ''],
      [
        `${assistant.firstName} ${assistant.lastName}`,
        'إرفاق مستند «مستند آخر» بالطلب CO/12/26',
        'Edge · Windows',
      ],
      ['حامد الهاشمي', 'تقديم الطلب CO/12/26', 'Edge · Windows'],
    ])
    expect(JSON.stringify(lines)).not.toMatch(/نورة|المطيري|192\.0\.2/)
    const english = await told(rows, general!.accountId, 'en')
    expect(english[3]).toMatchObject({
      who: 'Registration and Clearance Office',
      sentence: 'Request CO/12/26 was returned for correction',
    })
  })

  it('names nothing of another account, even where a line points to it', async () => {
    const foreign = await companyOf(other!.accountId, '700500')
    await write(general!, {
      event: 'registration.number-held',
      outcome: 'REFUSED',
      subject: 'Company',
      subjectId: foreign,
    })
    await write(general!, { event: 'company.contact-changed', subject: 'Company', subjectId: foreign })
    const [line] = await told(await read(general!), general!.accountId)
    expect(line!.sentence).toBe('تحديث بيانات الاتصال للشركة —')
  })

  it('names the last day of what was granted for a time', async () => {
    const [row] = await read(general!)
    const details = { service: 'PAYMENTS', reach: 'ALL', until: '2027-01-05' }
    const granted = { ...row!, event: 'access.granted', details }
    const sentence = async (one: TrailRow, locale: 'ar' | 'en') =>
      (await told([one], general!.accountId, locale))[0]!.sentence
    expect(await sentence(granted, 'ar')).toMatch(/لجميع شركات الحساب، حتى نهاية يوم 05\/01\/2027$/)
    expect(await sentence(granted, 'en')).toMatch(
      /for all companies of the account, to the end of 05\/01\/2027$/,
    )
    const lasting = { ...granted, details: { ...details, until: undefined } }
    expect(await sentence(lasting, 'ar')).toMatch(/لجميع شركات الحساب$/)
  })

  it('has a sentence for events of before that nobody writes any more', async () => {
    const [row] = await read(general!)
    const [line] = await told(
      [{ ...row!, event: 'company.merged', kind: 'GONE', details: {} }],
      general!.accountId,
    )
    expect(line).toMatchObject({ sentence: 'حدث آخر', kind: 'أخرى' })
  })
})

describe('filters', () => {
  it('by person, kind and number, as typed', async () => {
    expect(events(await read(general!, { person: assistant.userId }))).toEqual(['document.added'])
    expect(events(await read(general!, { kind: 'PAYMENTS' }))).toEqual(['payment.expired'])
    for (const q of ['CO/12/26', 'co 12 26', '١٢'])
      expect(events(await read(general!, { q }))).toEqual([
        'request.returned',
        'document.added',
        'request.submitted',
      ])
    expect(events(await read(general!, { q: '12', kind: 'DOCUMENTS' }))).toEqual(['document.added'])
    expect(await read(general!, { q: 'CO/13/26' })).toEqual([])
  })

  it('by days in Kuwait, both whole', async () => {
    const late = new Date('2026-10-31T23:59:00+03:00')
    const early = new Date('2026-11-01T00:00:00+03:00')
    for (const at of [late, early]) await recordAudit(db, general!, at, { event: 'sign-in' })
    const at = async (from: string, to: string) =>
      (await read(general!, { from, to, kind: 'SECURITY' })).map((row) => row.at)
    expect(await at('31/10/2026', '31/10/2026')).toEqual([late])
    expect(await at('01/11/2026', '2026/11/01')).toEqual([early])
    expect(await at('30/10/2026', '01/11/2026')).toEqual([early, late])
  })

  it('of the whole audit: actor, account, event and number', async () => {
    const auditor = await makeStaff('AUDITOR')
    const found = async (params: Record<string, string>) => {
      const filter = readAuditFilter(params)
      return (await listTrail(await auditScope(auditor, filter), filter, AT)).rows
    }
    expect((await found({})).length).toBeGreaterThan(9)
    expect(events(await found({ actor: assistant.email }))).toEqual(['document.added'])
    expect(await found({ actor: 'nobody@nowhere.example' })).toEqual([])
    expect(events(await found({ account: other!.email.toUpperCase() }))).toEqual(['request.submitted'])
    expect(events(await found({ account: general!.email, actor: assistant.email }))).toEqual([
      'document.added',
    ])
    expect(events(await found({ event: 'request.submitted' }))).toEqual([
      'request.submitted',
      'request.submitted',
    ])
    const [row] = await found({ q: 'CO/13/26' })
    expect(row).toMatchObject({ address: '192.0.2.77', device: EDGE_ON_WINDOWS })
    const accounts = await readAccountNames([row!])
    expect(accounts.get(other!.accountId)).toMatchObject({ email: other!.email })
  })
})

it('pages follow one another without a gap or a repetition, also where lines are of one moment', async () => {
  const account = await makeAccount()
  const member = memberOf(account.actor)
  for (let line = 0; line < 60; line += 1)
    await recordAudit(db, member, new Date(AT.getTime() + Math.floor(line / 40)), { event: 'sign-in' })
  const seen: string[] = []
  let after: string | undefined
  do {
    const filter = readActivityFilter(after ? { after } : {})
    const page = await listTrail(trailScope(member), filter, AT)
    seen.push(...page.rows.map(({ id }) => id))
    after = page.next
  } while (after)
  expect(seen).toHaveLength(60)
  expect(new Set(seen).size).toBe(60)
})
