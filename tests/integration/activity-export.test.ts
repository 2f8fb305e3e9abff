import { memberOf } from '@/lib/access/actor'
import { csvStream, MAX_EXPORT } from '@/lib/activity/csv-stream'
import { exportActivity, exportAudit } from '@/lib/activity/export'
import { readActivityFilter, readAuditFilter } from '@/lib/activity/filter'
import { recordAudit } from '@/lib/audit/audit'
import { db, emptyTables } from '../support/database'
import { fillAudit } from '../support/fill-audit'
import { AT, makeAccount, makeStaff } from '../support/office-scene'

beforeEach(emptyTables)

/** The file as bytes arrive: `text()` would take the byte order mark away. */
const textOf = async (answer: Response) => Buffer.from(await answer.arrayBuffer()).toString('utf8')

it('is a CSV that Excel reads as Arabic, without officers and addresses, and runs no formula', async () => {
  const account = memberOf((await makeAccount()).actor)
  const tricky = { ...account, firstName: '=HYPERLINK("http://evil.example")', lastName: 'ب' }
  await recordAudit(db, tricky, AT, { event: 'sign-in', address: '192.0.2.9' })
  const officer = await makeStaff()
  await recordAudit(db, officer, AT, {
    event: 'request.approved',
    accountId: account.accountId,
    details: { number: 'CO/1/26' },
  })
  const answer = await exportActivity(account, AT, readActivityFilter({ kind: 'SECURITY' }), 'ar')
  expect(answer.headers.get('content-type')).toBe('text/csv; charset=utf-8')
  expect(answer.headers.get('content-disposition')).toBe('attachment; filename="activity-2026-11-24.csv"')
  expect(await textOf(answer)).toBe(
    '\ufeffالتاريخ والوقت,الحدث,النوع,من قام به,الرقم,الجهاز,النتيجة\r\n' +
      `24/11/2026 09:00:00,تسجيل الدخول,الدخول والأمان,"'=HYPERLINK(""http://evil.example"") ب",,,تم\r\n`,
  )
  const all = await textOf(await exportActivity(account, AT, readActivityFilter({}), 'en'))
  expect(all).toContain('Request CO/1/26 was approved,Requests,Registration and Clearance Office,CO/1/26')
  expect(all).not.toMatch(/نورة|192\.0\.2|[\u2066-\u2069]/)
})

it('is itself in the log, with what was asked for, before its first line', async () => {
  const account = memberOf((await makeAccount()).actor)
  const text = await textOf(
    await exportActivity(account, AT, readActivityFilter({ from: '1/11/2026', q: '12' }), 'ar'),
  )
  expect(text.split('\r\n')).toHaveLength(2)
  expect(await db.auditEvent.findFirstOrThrow({ where: { event: 'activity.exported' } })).toMatchObject({
    actorId: account.userId,
    accountId: account.accountId,
    details: { from: '01/11/2026', q: '12' },
  })
  const auditor = await makeStaff('AUDITOR')
  const whole = await textOf(
    await exportAudit(auditor, AT, readAuditFilter({ account: account.email }), 'en'),
  )
  expect(whole).toContain(`activity.exported,GENERAL,${account.email}`)
  expect(await db.auditEvent.findFirstOrThrow({ where: { event: 'audit.exported' } })).toMatchObject({
    actorId: auditor.userId,
    actorRole: 'AUDITOR',
    details: { account: account.email },
  })
})

it('gives nothing of the audit to staff without the permission', async () => {
  const account = memberOf((await makeAccount()).actor)
  await recordAudit(db, account, AT, { event: 'sign-in' })
  const text = await textOf(
    await exportAudit(await makeStaff('FINANCE_OFFICER'), AT, readAuditFilter({}), 'en'),
  )
  expect(text.split('\r\n')).toHaveLength(2)
})

it('ends at its limit and says so', async () => {
  const account = memberOf((await makeAccount()).actor)
  await fillAudit({
    accountId: account.accountId,
    actorId: account.userId,
    count: MAX_EXPORT + 10,
    until: AT,
  })
  const lines = (
    await textOf(await exportActivity(account, AT, readActivityFilter({ kind: 'REQUESTS' }), 'ar'))
  ).split('\r\n')
  // Head, lines, what the limit says, and nothing after the last end of line.
  expect(lines).toHaveLength(MAX_EXPORT + 3)
  expect(lines.at(-2)).toContain('بلغ الملف حدّه (50,000 سطر)')
  expect(lines.at(-2)).toContain('23/11/2026')
})

it('reads no further for a reader who has gone', async () => {
  let [read, ended] = [0, false]
  async function* batches() {
    try {
      while (true) yield [[String((read += 1))]]
    } finally {
      ended = true
    }
  }
  const reader = csvStream({ head: ['n'], batches: batches(), cut: () => '' }).getReader()
  await reader.read()
  await reader.read()
  await reader.cancel()
  expect(read).toBeLessThan(4)
  expect(ended).toBe(true)
})
