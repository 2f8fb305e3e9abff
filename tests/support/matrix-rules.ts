import { PERMISSIONS } from '@/lib/access/permission-table'
import { rolesHolding, type Permission } from '@/lib/access/permissions'
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
    return caller.role === 'ADDITIONAL' && rule.service && !caller.services?.includes(rule.service)
      ? 'forbidden'
      : 'allowed'
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
  ['/admin/staff', (ids) => ids.staff],
  ['/admin/payments/reviews', (ids) => ids.review],
  ['/admin/payments', (ids) => ids.attempt],
  ['/payments', (ids) => ids.owed],
  ['/receipts', (ids) => ids.receipt],
  ['/api/receipts', (ids) => ids.receipt],
  ['/companies', (ids) => ids.company],
  ['/users/access-requests', (ids) => ids.accessRequest],
  ['/api/documents', (ids) => ids.document],
  ['/users/companies', (ids) => ids.company],
  ['/users/import', (ids) => ids.userImport],
  ['/users/invitations', (ids) => ids.invitation],
  ['/users', (ids) => ids.user],
]

/** The address of a pattern with ids of the one account. */
export function pathOf(pattern: string, ids: Ids): string {
  const request = requestOf(pattern, ids)
  const id = IDS.find(([begin]) => pattern.startsWith(begin))?.[1](ids) ?? request
  return pattern
    .replace('[desk]', 'registrations')
    .replace('[account]', ids.account)
    .replace('[company]', ids.company)
    .replace('[user]', ids.user)
    .replace('[requestId]', request)
    .replace('[id]', id)
    .replace('[account]', ids.account)
    .replace('[profileId]', ids.profile)
    .replace('[page]', '1')
    .replace('[step]', 'company')
    .replace('[code]', pattern.includes('/tariff/') ? '22' : ids.verifyCode)
    .replace('[slug]', 'company-registration')
    .replace('[service]', 'payments')
    .replace('[token]', 'never-sent')
    .replace('[...rest]', 'no/such/page')
    .replace('[...nextauth]', 'session')
}

/** Whether a page of the one account's things is hidden from a caller who holds the permission for others. */
export const isHidden = (caller: Caller, pattern: string): boolean =>
  hasId(pattern) && (caller.other === true || caller.elsewhere === true)

/** The same of the account's document and receipt, which handlers serve. */
export function isHiddenFile(caller: Caller, handler: string): boolean {
  if (caller.other || caller.elsewhere) return true
  const service = handler.includes('/documents') ? 'COMPANY_REGISTRATION' : 'PAYMENTS'
  return caller.role === 'ADDITIONAL' && !caller.services?.includes(service)
}

/** What is about a company that does not exist yet: a grant of another company does not cover it. */
export const isNewCompany = (pattern: string): boolean => pattern.startsWith('/companies/register')

/** Whether a handler stands below the language, among the pages. */
export const isBelowLanguage = (pattern: string): boolean =>
  /^\/(?:admin\/|users\/|activity\.csv$)/.test(pattern)

const hasId = (pattern: string): boolean => /\[(id|requestId|profileId)\]/.test(pattern)

const REFUSALS: readonly string[] = ['/sign-in', '/staff/sign-in', '/verify-email', '/staff/sign-in/code']

/** Where a redirect leads below the language, without its query; another site's address stays whole. */
export function targetOf(location: string | null, site: string): string {
  const url = new URL(location ?? '', site)
  return url.origin === site ? url.pathname.replace(/^\/(ar|en)(?=\/|$)/, '') || '/' : url.href
}

/**
 * A page's answer in the words of the table.
 * @param read gets the text of every answer on the way, refusals too
 */
export async function openPage(
  { portal }: Scene,
  path: string,
  cookie: string,
  read: (text: string) => void = () => undefined,
  hops = 0,
): Promise<Verdict | string> {
  const answer = await fetch(portal.url + path, { redirect: 'manual', headers: { cookie } })
  read(await answer.text())
  if (answer.status === 200) return 'allowed'
  if (answer.status === 403) return 'forbidden'
  if (answer.status === 404) return 'not found'
  if (answer.status < 300 || answer.status > 399) return `status ${answer.status}`
  const target = targetOf(answer.headers.get('location'), portal.url)
  if (REFUSALS.includes(target)) return target
  if (!target.startsWith('/')) return `leaves the portal for ${target}`
  return hops > 3
    ? 'redirects for ever'
    : openPage({ portal } as Scene, `/ar${target === '/' ? '' : target}`, cookie, read, hops + 1)
}

/** Every limit starts anew: thousands of calls come from one address. */
export async function forgetLimits({ client }: Scene): Promise<void> {
  await client.query('DELETE FROM "RateLimit"')
}

/** Every refused call writes these: the audit of the refusal, and its limit. Sessions are watched for their end. */
const WRITTEN = ['AuditEvent', 'RateLimit', 'Session', '_prisma_migrations']

/**
 * Has the database note each row that is written, in whatever table there is: a refused call must leave none.
 */
export async function watchChanges({ client }: Pick<Scene, 'client'>): Promise<void> {
  const { rows } = await client.query<{ name: string }>(
    `SELECT quote_ident(tablename) AS name FROM pg_tables WHERE schemaname = 'public' AND NOT (tablename = ANY ($1))`,
    [WRITTEN],
  )
  await client.query(`CREATE TABLE written_rows (id bigserial, name text);
    CREATE FUNCTION note_row() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER SET search_path = public AS $$
      BEGIN INSERT INTO written_rows (name) VALUES (TG_TABLE_NAME); RETURN NULL; END $$;
    CREATE TRIGGER note_row AFTER UPDATE OF "endedAt" ON "Session" FOR EACH ROW EXECUTE FUNCTION note_row();`)
  for (const { name } of rows)
    await client.query(
      `CREATE TRIGGER note_row AFTER INSERT OR UPDATE OR DELETE ON ${name} FOR EACH ROW EXECUTE FUNCTION note_row()`,
    )
}

/** One fingerprint of everything that an action could change, and of the sessions that were ended. */
export async function fingerprint({ client }: Scene): Promise<string> {
  const { rows } = await client.query<{ all: string }>(
    `SELECT concat_ws(' ', max(id), (SELECT name FROM written_rows ORDER BY id DESC LIMIT 1)) AS all FROM written_rows`,
  )
  return rows[0]!.all
}
