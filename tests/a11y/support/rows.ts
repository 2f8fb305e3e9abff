import type { Client } from 'pg'
import { newId, newToken, sha256 } from '@/lib/core/ids'
import { seal } from '@/lib/core/vault'

/** The first value of the first row. */
export async function one(client: Client, sql: string, ...values: unknown[]): Promise<string> {
  const { rows } = await client.query<{ id: string }>(sql, values)
  if (!rows[0]) throw new Error(`the seed has no row for: ${sql}`)
  return rows[0].id
}

/** A copy of a company's profile with other values. @returns its id */
async function copyProfile(client: Client, profile: string, other: Record<string, unknown>): Promise<string> {
  return one(
    client,
    `INSERT INTO "CompanyProfile" SELECT (jsonb_populate_record(p, $2::jsonb)).* FROM "CompanyProfile" p WHERE id = $1 RETURNING id`,
    profile,
    JSON.stringify({ id: newId(), ...other }),
  )
}

/** An earlier version of an approved company. */
export const addOldVersion = (client: Client, company: string, profile: string) =>
  copyProfile(client, profile, {
    companyId: company,
    city: 'حولي',
    address: 'قطعة 4، شارع تونس، مبنى 12',
    approvedAt: '2026-02-03T09:00:00+03:00',
  })

/** A change of a company: still a draft, or sent and waiting for the office. @returns the request's id */
export async function addChange(
  client: Client,
  company: string,
  number: string,
  sent: boolean,
): Promise<string> {
  const base = await one(client, 'SELECT "profileId" AS id FROM "Company" WHERE id = $1', company)
  const profile = await copyProfile(client, base, {
    companyId: null,
    approvedAt: null,
    nameEn: 'Al Ofuq Trading and Contracting Co.',
    importLicenceNumber: '88123/2026',
  })
  const request = await one(
    client,
    `INSERT INTO "Request" (id, type, number, "accountId", "companyId", state, version, "createdById", "createdAt", "updatedAt", "submittedAt", "dueAt", "subjectAr", "subjectEn", "searchText")
     SELECT $1, 'COMPANY_CHANGE', $3, c."accountId", c.id, $4::"RequestState", $5, u.id, now(), now(), CASE WHEN $5 = 1 THEN now() END, CASE WHEN $5 = 1 THEN now() + interval '4 days' END, p."nameAr", p."nameEn", $3
     FROM "Company" c JOIN "CompanyProfile" p ON p.id = c."profileId" JOIN "User" u ON u."accountId" = c."accountId" AND u.kind = 'GENERAL' WHERE c.id = $2 RETURNING id`,
    newId(),
    company,
    number,
    sent ? 'SUBMITTED' : 'DRAFT',
    sent ? 1 : 0,
  )
  await client.query(
    'INSERT INTO "CompanyChange" ("requestId", "profileId", "baseProfileId") VALUES ($1, $2, $3)',
    [request, profile, base],
  )
  for (const [kind, version] of sent
    ? ([
        ['CREATED', 0],
        ['SUBMITTED', 1],
      ] as const)
    : ([['CREATED', 0]] as const)) {
    await client.query(
      `INSERT INTO "RequestEvent" (id, "requestId", kind, "to", version, "actorRole", "actorName", at) VALUES ($1, $2, $3::"RequestEventKind", $4::"RequestState", $5, 'GENERAL', 'حامد الهاشمي', now())`,
      [newId(), request, kind, kind === 'CREATED' ? 'DRAFT' : 'SUBMITTED', version],
    )
  }
  return request
}

/** An additional user who is kept out. @returns the id */
export async function addSuspended(client: Client, accountId: string): Promise<string> {
  const id = await addUser(client, 'suspended@ofuq.example', 'ADDITIONAL', accountId)
  await client.query(`UPDATE "User" SET state = 'SUSPENDED' WHERE id = $1`, [id])
  return id
}

/** A user without a password: invited, or still to be verified. */
export const addUser = (
  client: Client,
  email: string,
  kind: 'GENERAL' | 'ADDITIONAL' | 'STAFF',
  accountId: string | null,
) =>
  one(
    client,
    `INSERT INTO "User" (id, kind, "accountId", email, "firstName", "lastName", mobile, state, "createdAt") VALUES ($1, $2::"UserKind", $3, $4, 'سارة', 'العلي', '+96566112233', 'PENDING', now()) RETURNING id`,
    newId(),
    kind,
    accountId,
    email,
  )

/** More additional users than the matrix of one company shows on a page. */
export async function addCrowd(client: Client, companyId: string): Promise<void> {
  await client.query(
    `INSERT INTO "User" (id, kind, "accountId", email, "firstName", "lastName", state, "verifiedAt", "createdAt")
     SELECT gen_random_uuid(), 'ADDITIONAL', c."accountId", 'crowd' || n || '@bahar.example', 'عبد الرحمن', 'العبد الجليل', 'ACTIVE', now(), now()
     FROM "Company" c, generate_series(1, 31) n WHERE c.id = $1`,
    [companyId],
  )
}

/** An account that waits for the code sent to its e-mail; the mail came back. */
export async function addUnverified(client: Client): Promise<string> {
  const account = await one(
    client,
    `INSERT INTO "Account" (id, "legalEntityCode", state, "createdAt", "lapsesAt") SELECT $1, code, 'UNVERIFIED', now(), now() + interval '20 hours' FROM "LegalEntity" LIMIT 1 RETURNING id`,
    newId(),
  )
  const user = await addUser(client, 'unverified@new.example', 'GENERAL', account)
  await client.query(
    `INSERT INTO "VerificationCode" (id, "userId", channel, "codeHash", "createdAt", "expiresAt") VALUES ($1, $2, 'EMAIL', 'none', now(), now() + interval '10 minutes')`,
    [newId(), user],
  )
  await client.query(
    `INSERT INTO "AddressDelivery" ("userId", channel, outcome, "happenedAt") VALUES ($1, 'EMAIL', 'BOUNCED', now())`,
    [user],
  )
  return user
}

/** A link that sets a password. @returns its token */
export async function addLink(
  client: Client,
  table: 'Invitation' | 'PasswordReset',
  user: string,
): Promise<string> {
  const token = newToken()
  await client.query(
    `INSERT INTO "${table}" (hash, "userId", "createdAt", "expiresAt") VALUES ($1, $2, now(), now() + interval '30 minutes')`,
    [sha256(token), user],
  )
  return token
}

/** Recovery codes still to be shown to a member of staff. */
export async function addShownCodes(client: Client, user: string): Promise<void> {
  const codes = Array.from({ length: 10 }, (_, index) => `7QK${index}M-X4PRT`)
  await client.query(
    `INSERT INTO "HeldForm" (id, "userId", action, path, cipher, "expiresAt") VALUES ($1, $2, 'auth.recovery-codes', '', $3, now() + interval '2 hours')`,
    [newId(), user, seal(JSON.stringify(codes), `recovery-codes:${user}`)],
  )
}

/** Unread and read notifications of every kind that a business gets. */
export async function addNotifications(client: Client, user: string, requestId: string): Promise<void> {
  const args = {
    number: 'CO/12/26',
    companyAr: 'شركة الأفق للتجارة العامة',
    companyEn: 'Al Ofuq General Trading Co.',
    company: 'شركة الأفق',
    reason: 'الرخصة التجارية المرفقة منتهية',
    days: '27',
    date: '2026-12-21',
    field: 'importLicenceExpiresOn',
  }
  for (const [index, kind] of [
    'request.submitted',
    'request.returned',
    'request.approved',
    'request.rejected',
    'request.withdrawn',
    'company.expiry',
    'company.changed',
    'password.changed',
  ].entries()) {
    await client.query(
      `INSERT INTO "Notification" (id, "userId", kind, args, href, "createdAt", "readAt") VALUES ($1, $2, $3, $4, $5, now() - $6 * interval '1 hour', CASE WHEN $6 > 3 THEN now() END)`,
      [newId(), user, kind, JSON.stringify(args), `/requests/${requestId}`, index],
    )
  }
}

/** What a colleague asked for and a general user declined. @returns its id */
export const addDeclinedAccess = (client: Client, userId: string, generalUserId: string): Promise<string> =>
  one(
    client,
    `INSERT INTO "AccessRequest" (id, "accountId", "userId", service, reason, "askedOfId", state, "createdAt", "expiresAt", "decidedAt", "decidedById", "declineReason")
     SELECT $1, "accountId", id, 'PAYMENTS', 'أدفع رسوم الفروع كلها بدلاً من سالم في إجازته', $3, 'DECLINED', now() - interval '3 days', now() + interval '27 days', now() - interval '2 days', $3,
       'يكفيك الدفع للشركة الرئيسية (Al Ofuq) حالياً' FROM "User" WHERE id = $2 RETURNING id`,
    newId(),
    userId,
    generalUserId,
  )

/** An account whose only user is suspended. @returns its id */
export async function addClosedAccount(client: Client): Promise<string> {
  const account = await one(
    client,
    `INSERT INTO "Account" (id, "legalEntityCode", state, "createdAt") SELECT $1, code, 'ACTIVE', now() FROM "LegalEntity" LIMIT 1 RETURNING id`,
    newId(),
  )
  await client.query(
    `INSERT INTO "User" (id, kind, "accountId", email, "firstName", "lastName", state, "createdAt")
     VALUES ($1, 'GENERAL', $2, 'closed@trade.example', 'هدى', 'الصباح', 'SUSPENDED', now())`,
    [newId(), account],
  )
  return account
}
