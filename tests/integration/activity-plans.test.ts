import { memberOf, type Actor, type Member } from '@/lib/access/actor'
import { readActivityFilter, readAuditFilter } from '@/lib/activity/filter'
import { auditScope, listTrail, trailScope } from '@/lib/activity/trail-query'
import { newId } from '@/lib/core/ids'
import { formatCursor } from '@/lib/core/keyset-cursor'
import { asOwner, emptyTables } from '../support/database'
import { plansOf, type Plan } from '../support/explain'
import { fillAudit } from '../support/fill-audit'
import { makeAssistant } from '../support/make-assistant'
import { companyOf } from '../support/company-scene'
import { AT, makeAccount, makeStaff } from '../support/office-scene'

const TRAIL = /"AuditEvent".*ORDER BY at DESC/s
/** A place in the middle of what is filled in. */
const DEEP = formatCursor({ at: new Date(AT.getTime() - 20_000_000), id: newId(AT) })

let member: Member
let assistant: Member
let auditor: Actor
beforeAll(async () => {
  await emptyTables()
  const [others, account] = [memberOf((await makeAccount()).actor), await makeAccount()]
  member = memberOf(account.actor)
  assistant = await makeAssistant(member, await companyOf(account.accountId, account.number))
  auditor = await makeStaff('AUDITOR')
  await fillAudit({ accountId: others.accountId, actorId: others.userId, count: 30_000, until: AT })
  await fillAudit({ accountId: member.accountId, actorId: member.userId, count: 30_000, until: AT })
  await fillAudit({
    accountId: member.accountId,
    actorId: assistant.userId,
    count: 5_000,
    until: AT,
    event: 'sign-in',
    kind: 'SECURITY',
  })
  await asOwner((client) => client.query('ANALYZE "AuditEvent"'))
})

const readsOf = (plan: Plan[]) => plan.filter((node) => node['Relation Name'] === 'AuditEvent')
const sorts = (plan: Plan[]) => plan.filter((node) => node['Node Type'].includes('Sort'))

const LISTS: [title: string, who: () => Actor, params: () => Record<string, string>][] = [
  ['the account’s trail', () => member, () => ({})],
  ['one kind', () => member, () => ({ kind: 'SECURITY' })],
  ['one person', () => member, () => ({ person: assistant.userId })],
  ['some days', () => member, () => ({ from: '24/11/2026', to: '24/11/2026' })],
  ['what an additional user did', () => assistant, () => ({})],
]

it.each(LISTS)(
  '%s, first page and deep: an index is read backwards, nothing is sorted',
  async (_title, who, params) => {
    const plans = await plansOf(async () => {
      for (const after of [undefined, DEEP]) {
        const filter = readActivityFilter({ ...params(), ...(after && { after }) })
        await listTrail(trailScope(who(), filter.person), filter, AT)
      }
    }, TRAIL)
    expect(plans).toHaveLength(2)
    for (const plan of plans) {
      expect(readsOf(plan).map((node) => node['Node Type'])).toEqual(readsOf(plan).map(() => 'Index Scan'))
      expect(sorts(plan)).toEqual([])
    }
    // The place of the page is part of what the index is asked for, not read up to and thrown away.
    for (const node of readsOf(plans[1]!)) expect(node['Index Cond']).toMatch(/ROW\(at, id\) </)
  },
)

it.each([
  ['all of it', {}],
  ['one event', { event: 'sign-in' }],
  ['one kind', { kind: 'SECURITY' }],
  ['some days', { from: '20/11/2026', to: '24/11/2026' }],
])('the whole audit, %s: the same', async (_title, params) => {
  const plans = await plansOf(async () => {
    for (const after of [undefined, DEEP]) {
      const filter = readAuditFilter({ ...params, ...(after && { after }) })
      await listTrail(await auditScope(auditor, filter), filter, AT)
    }
  }, TRAIL)
  expect(plans).toHaveLength(2)
  for (const plan of plans) {
    expect(readsOf(plan).map((node) => node['Node Type'])).toEqual(['Index Scan'])
    expect(sorts(plan)).toEqual([])
  }
})

it('one account or actor of the whole audit: the same', async () => {
  const plans = await plansOf(async () => {
    for (const params of [
      { account: member.email },
      { actor: assistant.email },
      { account: member.email, actor: assistant.email },
    ]) {
      const filter = readAuditFilter({ ...params, after: DEEP })
      await listTrail(await auditScope(auditor, filter), filter, AT)
    }
  }, TRAIL)
  expect(plans).toHaveLength(3)
  for (const plan of plans) {
    expect(readsOf(plan).map((node) => node['Node Type'])).toEqual(['Index Scan'])
    expect(sorts(plan)).toEqual([])
  }
})

it('a number is looked up by its index, and what is sorted is its own few lines', async () => {
  const plans = await plansOf(async () => {
    for (const who of [member, assistant])
      await listTrail(trailScope(who), readActivityFilter({ q: '12' }), AT)
  }, TRAIL)
  expect(plans).toHaveLength(2)
  for (const plan of plans) {
    const used = plan.flatMap((node) => node['Index Name'] ?? [])
    expect(used).toContain('AuditEvent_number_at_id_idx')
    expect(plan.map((node) => node['Node Type'])).not.toContain('Seq Scan')
  }
})
