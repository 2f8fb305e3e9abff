import { civilIdError } from '@/lib/core/civil-id'
import { formatPhone } from '@/lib/core/phone'
import { forgetLimits } from './matrix-rules'
import type { Caller, Scene } from './matrix-scene'

/**
 * Notes what is written from now on.
 * @returns the tables that were written to, and what else moved: a line of the audit, or a session of the observed user
 */
export async function rowsWritten({ client }: Scene, { userId }: Caller): Promise<() => Promise<string[]>> {
  const now = async () => {
    const { rows } = await client.query<{ last: string; lines: string; sessions: string }>(
      `SELECT coalesce(max(id), 0) AS last, (SELECT count(*) FROM "AuditEvent") AS lines,
         (SELECT coalesce(md5(string_agg(s::text, ' ' ORDER BY id)), '') FROM "Session" s WHERE "userId" = $1) AS sessions
       FROM written_rows`,
      [userId],
    )
    return rows[0]!
  }
  const before = await now()
  return async () => {
    // What a page does once it is out takes a moment more.
    await new Promise((done) => setTimeout(done, 500))
    const after = await now()
    const { rows } = await client.query<{ name: string }>(
      'SELECT DISTINCT name FROM written_rows WHERE id > $1 ORDER BY 1',
      [before.last],
    )
    return [
      ...rows.map(({ name }) => name),
      ...(after.lines === before.lines ? [] : ['AuditEvent']),
      ...(after.sessions === before.sessions ? [] : ['Session']),
    ]
  }
}

/** A page as the browser gets it, with the data that its scripts are given. */
export async function readPage(scene: Scene, path: string, cookie: string): Promise<string> {
  await forgetLimits(scene)
  const answer = await fetch(`${scene.portal.url}/en${path}`, { headers: { cookie } })
  return answer.text()
}

/** What must not be read in clear of the account of a user, each by what it is. */
export async function clearValues(
  { client }: Scene,
  { userId }: Caller,
): Promise<{ name: string; value: string }[]> {
  const { rows: people } = await client.query<{ email: string; mobile: string | null }>(
    'SELECT email, mobile FROM "User" WHERE "accountId" = (SELECT "accountId" FROM "User" WHERE id = $1)',
    [userId],
  )
  const { rows: profiles } = await client.query<Record<'email' | 'mobile' | 'phone' | 'fax', string | null>>(
    `SELECT DISTINCT p.email, p.mobile, p."officePhone" AS phone, p."officeFax" AS fax FROM "CompanyProfile" p WHERE p.id IN (
       SELECT "profileId" FROM "Company" WHERE "accountId" = (SELECT "accountId" FROM "User" WHERE id = $1)
       UNION SELECT r."profileId" FROM "CompanyRegistration" r JOIN "Request" q ON q.id = r."requestId"
         WHERE q."accountId" = (SELECT "accountId" FROM "User" WHERE id = $1))`,
    [userId],
  )
  const { rows: attempts } = await client.query<
    Record<'trackId' | 'paymentId' | 'tranId' | 'ref' | 'auth', string | null>
  >(
    `SELECT "trackId", "paymentId", "tranId", ref, auth FROM "PaymentAttempt" WHERE "accountId" = (SELECT "accountId" FROM "User" WHERE id = $1)`,
    [userId],
  )
  const named = (name: string, values: (string | null)[]) =>
    values.flatMap((value) => (value && value.length > 3 ? [{ name, value }] : []))
  const phones = [
    ...people.map(({ mobile }) => mobile),
    ...profiles.flatMap((row) => [row.mobile, row.phone, row.fax]),
  ]
  return [
    ...named(
      'e-mail',
      [...people, ...profiles].map(({ email }) => email),
    ),
    ...named('mobile', phones),
    ...named(
      'mobile',
      phones.map((phone) => phone && formatPhone(phone)),
    ),
    ...named(
      'reference',
      attempts.flatMap((row) => Object.values(row)),
    ),
  ]
}

/** Pages of a payment that was made: what KNET and the bank said of it. */
export async function paidPaths({ client, ids }: Scene): Promise<string[]> {
  const { rows } = await client.query<{ request: string; token: string }>(
    `SELECT l."paymentRequestId" AS request, a."returnToken" AS token FROM "PaymentAttempt" a
     JOIN "PaymentAllocation" l ON l."attemptId" = a.id WHERE a.id = $1`,
    [ids.attempt],
  )
  return rows.flatMap(({ request, token }) => [`/payments/${request}`, `/payments/return/${token}`])
}

/** Civil IDs in a page: twelve digits with their check digit. */
export const civilIdsIn = (page: string): { name: string; value: string }[] =>
  [...new Set(page.match(/(?<!\d)[23]\d{11}(?!\d)/g))]
    .filter((digits) => civilIdError(digits, '2026-11-24') === undefined)
    .map((value) => ({ name: 'civil ID', value }))
