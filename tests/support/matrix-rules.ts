import { PERMISSIONS, rolesHolding, type Permission } from '@/lib/access/permissions'
import type { Caller, Ids, Scene } from './matrix-scene'

/**
 * What the table says: allowed, or how the refusal looks. Written anew, not taken from lib/access/require.
 */
export type Verdict =
  | 'allowed'
  | 'forbidden'
  | 'not found'
  | '/sign-in'
  | '/staff/sign-in'
  | '/verify-email'
  | '/staff/sign-in/code'

export function verdictOf(caller: Caller, permission: Permission): Verdict {
  const rule: { audience: readonly string[]; service?: string } = PERMISSIONS[permission]
  const [business, staff] = [rule.audience.includes('business'), rule.audience.includes('staff')]
  if (rolesHolding(permission).includes(caller.role))
    return caller.role === 'ADDITIONAL' && rule.service && !caller.granted ? 'forbidden' : 'allowed'
  if (caller.role === 'VISITOR') return business ? '/sign-in' : '/staff/sign-in'
  if (caller.role === 'UNVERIFIED') return business ? '/verify-email' : 'not found'
  if (caller.role === 'STAFF_PENDING') return staff ? '/staff/sign-in/code' : 'not found'
  return 'not found'
}

function requestOf(pattern: string, ids: Ids): string {
  if (pattern.includes('/correct')) return ids.returned
  return pattern.includes('/cancel') || pattern.startsWith('/companies/register') ? ids.draft : ids.waiting
}

/** What `[id]` stands for, by the first part that a pattern begins with. */
const IDS: readonly (readonly [begin: string, id: (ids: Ids) => string])[] = [
  ['/admin/tariff/uploads', (ids) => ids.tariffUpload],
  ['/admin/tariff/versions', (ids) => ids.tariffVersion],
  ['/admin/payments/reviews', (ids) => ids.review],
  ['/admin/payments', (ids) => ids.attempt],
  ['/payments', (ids) => ids.owed],
  ['/receipts', (ids) => ids.receipt],
  ['/api/receipts', (ids) => ids.receipt],
  ['/companies', (ids) => ids.company],
  ['/api/documents', (ids) => ids.document],
]

/** The address of a pattern with ids of the one account. */
export function pathOf(pattern: string, ids: Ids): string {
  const request = requestOf(pattern, ids)
  const id = IDS.find(([begin]) => pattern.startsWith(begin))?.[1](ids) ?? request
  return pattern
    .replace('[desk]', 'registrations')
    .replace('[requestId]', request)
    .replace('[id]', id)
    .replace('[profileId]', ids.profile)
    .replace('[page]', '1')
    .replace('[step]', 'company')
    .replace('[code]', pattern.includes('/tariff/') ? '22' : ids.verifyCode)
    .replace('[slug]', 'company-registration')
    .replace('[token]', 'never-sent')
    .replace('[...rest]', 'no/such/page')
    .replace('[...nextauth]', 'session')
}

export const hasId = (pattern: string): boolean => /\[(id|requestId|profileId)\]/.test(pattern)

const REFUSALS: readonly string[] = ['/sign-in', '/staff/sign-in', '/verify-email', '/staff/sign-in/code']

/** Where a redirect leads below the language, without its query; another site's address stays whole. */
export function targetOf(location: string | null, site: string): string {
  const url = new URL(location ?? '', site)
  return url.origin === site ? url.pathname.replace(/^\/(ar|en)(?=\/|$)/, '') || '/' : url.href
}

/** A page's answer in the words of the table. */
export async function openPage(
  { portal }: Scene,
  path: string,
  cookie: string,
  hops = 0,
): Promise<Verdict | string> {
  const answer = await fetch(portal.url + path, { redirect: 'manual', headers: { cookie } })
  await answer.arrayBuffer()
  if (answer.status === 200) return 'allowed'
  if (answer.status === 403) return 'forbidden'
  if (answer.status === 404) return 'not found'
  if (answer.status < 300 || answer.status > 399) return `status ${answer.status}`
  const target = targetOf(answer.headers.get('location'), portal.url)
  if (REFUSALS.includes(target)) return target
  if (!target.startsWith('/')) return `leaves the portal for ${target}`
  return hops > 3
    ? 'redirects for ever'
    : openPage({ portal } as Scene, `/ar${target === '/' ? '' : target}`, cookie, hops + 1)
}

/** Every limit starts anew: thousands of calls come from one address. */
export async function forgetLimits({ client }: Scene): Promise<void> {
  await client.query('DELETE FROM "RateLimit"')
}

const KEPT = [
  'Account',
  'User',
  'Company',
  'CompanyProfile',
  'CompanyRegistration',
  'CompanyChange',
  'Request',
  'RequestEvent',
  'RequestDocument',
  'RequestCorrection',
  'RequestNote',
  'Document',
  'Grant',
  'Notification',
  'StaffTotp',
  'RecoveryCode',
  'OutboxEvent',
  'OutboxSubject',
  'Message',
  'PaymentRequest',
  'PaymentRequestEvent',
  'PaymentAttempt',
  'PaymentAllocation',
  'Receipt',
  'Refund',
  'PaymentReview',
  'ReviewClosing',
  'KnetSettlementRow',
  'TariffVersion',
  'TariffUpload',
  'TariffWord',
  'SavedTariffCode',
]

/** One fingerprint of everything that an action could change, and of the sessions that were ended. */
export async function fingerprint({ client }: Scene): Promise<string> {
  const parts = KEPT.map(
    (name) => `(SELECT coalesce(md5(string_agg(t::text, '|' ORDER BY t::text)), '') FROM "${name}" t)`,
  )
  const { rows } = await client.query<{ all: string }>(
    `SELECT concat_ws(',', ${parts.join(', ')}, (SELECT count(*) FROM "Session" WHERE "endedAt" IS NOT NULL)) AS all`,
  )
  return rows[0]!.all
}
