import { encode } from 'next-auth/jwt'
import { Client } from 'pg'
import { ROLES, type Role } from '@/lib/access/roles'
import { newId } from '@/lib/core/ids'
import { addImport } from './add-import'
import { addInvitation } from './add-invitation'
import { watchChanges } from './matrix-rules'
import { startPortal, type Portal } from './portal-server'
import { runSettings } from './run-settings'
import { makeSession, SESSION_COOKIE } from './session-cookie'

/** Who calls. `role` is the row of the table; `other` owns none of the ids that are asked for. */
export type Caller = {
  title: string
  role: Role
  userId?: string
  pending?: true
  /** Of an additional user: what is granted, for the account's company … */
  services?: readonly string[]
  /** … or for another company of the same account alone. */
  elsewhere?: true
  other?: true
}

export type Ids = {
  account: string
  company: string
  /** An additional user of the account. */
  user: string
  profile: string
  waiting: string
  draft: string
  returned: string
  rejected: string
  document: string
  notification: string
  session: string
  owed: string
  receipt: string
  verifyCode: string
  attempt: string
  review: string
  tariffUpload: string
  tariffVersion: string
  staff: string
  invitation: string
  userImport: string
  accessRequest: string
  general: string
}

export type Scene = {
  portal: Portal
  client: Client
  callers: Caller[]
  ids: Ids
  /** A cookie of a session made now: an action that ends it spoils nothing. */
  cookieOf: (caller: Caller) => Promise<string>
  /** A cookie of an administrator who sees the portal as a caller does, for a quarter of an hour from now. */
  observerOf: (caller: Caller) => Promise<string>
  stop: () => Promise<void>
}

const STAFF: Readonly<Record<string, string>> = {
  REGISTRATION_OFFICER: 'noura',
  BROKER_AFFAIRS_OFFICER: 'mona',
  FINANCE_OFFICER: 'adel',
  TARIFF_EDITOR: 'huda',
  ADMINISTRATOR: 'khaled',
  AUDITOR: 'latifa',
}

/** A file and a draft of the tariff that wait for an editor. */
export async function tariffIds(
  client: Client,
  editor: string,
): Promise<Pick<Ids, 'tariffUpload' | 'tariffVersion'>> {
  const file =
    'code,description_en,description_ar,duty_rate\n220110000001,Still water,مياه,5%\n12,Bad,خطأ,5%\n'
  const [tariffUpload, tariffVersion] = [newId(), newId()]
  await client.query(
    'INSERT INTO "TariffUpload" (id, "fileName", digest, bytes, mapping, "uploadedById", "uploadedAt") VALUES ($1, $2, $3, $4, $5, $6, now())',
    [
      tariffUpload,
      'تعرفة 2027 (draft).csv',
      'x',
      Buffer.from(file),
      { code: 0, textEn: 1, textAr: 2, duty: 3 },
      editor,
    ],
  )
  await client.query(
    'INSERT INTO "TariffVersion" (id, number, "effectiveOn", title, "fileName", "fileDigest", "lineCount", "importedById", "importedAt") VALUES ($1, 900, $2, $3, $4, $5, 1, $6, now())',
    [tariffVersion, '2099-01-01', 'Tariff 2099', 'tariff.csv', 'x', editor],
  )
  await client.query(
    'INSERT INTO "TariffLine" ("versionId", code, "textAr", "textEn", "dutyKind", "dutyRate") VALUES ($1, $2, $3, $4, $5, $6)',
    [tariffVersion, '220210000001', 'مشروبات الكولا', 'Cola drinks', 'AD_VALOREM', 750],
  )
  return { tariffUpload, tariffVersion }
}

const ALL = ['COMPANY_REGISTRATION', 'PAYMENTS', 'TARIFF']

/** A portal with one caller of each kind, and everything of one account to ask for. */
export async function startMatrix(): Promise<Scene> {
  const portal = await startPortal({ worker: false })
  const client = new Client({ connectionString: portal.databases.MIGRATION_DATABASE_URL })
  await client.connect()
  const one = async (sql: string, ...values: unknown[]): Promise<string> => {
    const { rows } = await client.query<{ id: string }>(sql, values)
    if (!rows[0]) throw new Error(`the seed has no row for: ${sql}`)
    return rows[0].id
  }
  const userOf = (email: string) => one('SELECT id FROM "User" WHERE email = $1', email)
  const hamed = await userOf('hamed@ofuq.example')
  const account = await one('SELECT "accountId" AS id FROM "User" WHERE id = $1', hamed)
  const addUser = (email: string, kind: string, accountId: string, state = 'ACTIVE') =>
    one(
      `INSERT INTO "User" (id, kind, "accountId", email, "firstName", "lastName", state, "createdAt") VALUES ($1, $2::"UserKind", $3, $4, 'سارة', 'العلي', $5::"UserState", now()) RETURNING id`,
      newId(),
      kind,
      accountId,
      email,
      state,
    )
  const grant = (userId: string, service: string, companyId: string | null) =>
    client.query(
      `INSERT INTO "Grant" (id, "accountId", "userId", service, reach, "companyId", "grantedAt")
       SELECT $1, "accountId", id, $3::"Service", CASE WHEN $4::uuid IS NULL THEN 'NONE' ELSE 'COMPANY' END::"GrantReach", $4, now() FROM "User" WHERE id = $2`,
      [newId(), userId, service, companyId],
    )
  const take = async (state: string): Promise<string> => {
    const id = await one(
      'SELECT id FROM "Request" WHERE state = $1::"RequestState" AND "accountId" <> $2 AND number IS NOT NULL ORDER BY id LIMIT 1',
      state,
      account,
    )
    await client.query('UPDATE "CompanyRegistration" SET role = \'BRANCH\' WHERE "requestId" = $1', [id])
    await client.query('UPDATE "Request" SET "accountId" = $2 WHERE id = $1', [id, account])
    return id
  }
  const company = await one('SELECT id FROM "Company" WHERE "accountId" = $1', account)
  const fresh = await one(
    'INSERT INTO "Account" (id, "legalEntityCode", state, "createdAt") SELECT $1, code, \'UNVERIFIED\', now() FROM "LegalEntity" LIMIT 1 RETURNING id',
    newId(),
  )
  const without = await addUser('without@ofuq.example', 'ADDITIONAL', account)
  const granted = await addUser('granted@ofuq.example', 'ADDITIONAL', account)
  const elsewhere = await addUser('elsewhere@ofuq.example', 'ADDITIONAL', account)
  const payer = await addUser('payer@ofuq.example', 'ADDITIONAL', account)
  const unverified = await addUser('unverified@new.example', 'GENERAL', fresh, 'PENDING')
  for (const [service, companyId] of [
    ['COMPANY_REGISTRATION', company],
    ['COMPANY_REGISTRATION', null],
    ['PAYMENTS', company],
    ['TARIFF', null],
  ])
    await grant(granted, service!, companyId ?? null)
  const branch = await one(
    `INSERT INTO "Company" (id, "accountId", role, "commercialRegistrationNumber", "profileId", "approvedAt")
     SELECT $1, "accountId", 'BRANCH', '909090', $2, now() FROM "Company" WHERE id = $3 RETURNING id`,
    newId(),
    await one('INSERT INTO "CompanyProfile" (id, "createdAt") VALUES ($1, now()) RETURNING id', newId()),
    company,
  )
  await grant(elsewhere, 'COMPANY_REGISTRATION', branch)
  await grant(elsewhere, 'PAYMENTS', branch)
  await grant(elsewhere, 'TARIFF', null)
  await grant(payer, 'PAYMENTS', company)
  const ofCompany =
    'FROM "Company" c JOIN "PaymentRequest" r ON r."payerId" = c."partyId" LEFT JOIN "PaymentAllocation" a ON a."paymentRequestId" = r.id LEFT JOIN "Receipt" e ON e."allocationId" = a.id WHERE c.id = $1'
  const addSession = (userId: string, second: boolean) =>
    one(
      `INSERT INTO "Session" (id, "userId", "createdAt", "lastSeenAt", "expiresAt", "totpAt", address, "userAgent")
     VALUES ($1, $2, now(), now(), now() + interval '8 hours', CASE WHEN $3 THEN now() END, '127.0.0.1', 'matrix') RETURNING id`,
      newId(),
      userId,
      second,
    )
  const ids: Ids = {
    account,
    company,
    user: without,
    profile: await one('SELECT "profileId" AS id FROM "Company" WHERE id = $1', company),
    waiting: await one('SELECT id FROM "Request" WHERE "accountId" = $1 AND state = \'SUBMITTED\'', account),
    draft: await take('DRAFT'),
    returned: await take('RETURNED'),
    rejected: await take('REJECTED'),
    document: await one(
      'SELECT d.id FROM "Document" d WHERE d."accountId" = $1 AND d.state = \'STORED\' ORDER BY id LIMIT 1',
      account,
    ),
    notification: await one(
      'INSERT INTO "Notification" (id, "userId", kind, "createdAt") VALUES ($1, $2, \'welcome\', now()) RETURNING id',
      newId(),
      hamed,
    ),
    session: await addSession(hamed, false),
    owed: await one(
      `SELECT r.id ${ofCompany} AND r.state = 'INITIATED' AND a.id IS NULL AND r."expiresAt" IS NULL ORDER BY r.id LIMIT 1`,
      company,
    ),
    receipt: await one(`SELECT e.id ${ofCompany} AND e.id IS NOT NULL ORDER BY e.id LIMIT 1`, company),
    verifyCode: await one('SELECT "verifyCode" AS id FROM "Receipt" ORDER BY id LIMIT 1'),
    attempt: await one(
      `SELECT a."attemptId" AS id ${ofCompany} AND e.id IS NOT NULL ORDER BY e.id LIMIT 1`,
      company,
    ),
    review: await one('SELECT id FROM "PaymentReview" ORDER BY id LIMIT 1'),
    staff: await userOf('salem@customs.example'),
    general: hamed,
    accessRequest: await one('SELECT id FROM "AccessRequest" WHERE "accountId" = $1', account),
    ...(await tariffIds(client, await userOf('huda@customs.example'))),
    invitation: (await addInvitation(client, hamed)).id,
    userImport: await addImport(client, hamed),
  }
  const noura = await userOf('noura@customs.example')
  const callers: Caller[] = [
    { title: 'nobody', role: 'VISITOR' },
    { title: 'an unverified user', role: 'UNVERIFIED', userId: unverified },
    { title: 'the general user', role: 'GENERAL', userId: hamed },
    {
      title: 'the general user of another account',
      role: 'GENERAL',
      userId: await userOf('jassim@mutawa.example'),
      other: true,
    },
    { title: 'an additional user without the grant', role: 'ADDITIONAL', userId: without },
    { title: 'an additional user with the grant', role: 'ADDITIONAL', userId: granted, services: ALL },
    {
      title: 'an additional user granted for another company',
      role: 'ADDITIONAL',
      userId: elsewhere,
      services: ALL,
      elsewhere: true,
    },
    {
      title: 'an additional user granted another service',
      role: 'ADDITIONAL',
      userId: payer,
      services: ['PAYMENTS'],
    },
    { title: 'staff before the second factor', role: 'STAFF_PENDING', userId: noura, pending: true },
  ]
  for (const role of ROLES.filter((name) => name in STAFF)) {
    callers.push({ title: `staff: ${role}`, role, userId: await userOf(`${STAFF[role]}@customs.example`) })
  }
  await watchChanges({ client })
  return {
    portal,
    client,
    callers,
    ids,
    cookieOf: async ({ userId, pending, role }) => {
      if (!userId) return ''
      const sid = await addSession(userId, !pending && role in STAFF)
      return `next-auth.session-token=${await encode({ token: { sub: userId, sid }, secret: runSettings().environment.AUTH_SECRET!, maxAge: 3600 })}`
    },
    observerOf: async ({ userId }) => {
      const admin = await userOf(`${STAFF.ADMINISTRATOR}@customs.example`)
      const value = await makeSession(client, { userId: admin, second: true, observes: userId })
      return `${SESSION_COOKIE}=${value}`
    },
    stop: async () => {
      await client.end()
      await portal.stop()
    },
  }
}

/** The titles, known before the portal runs, so that each caller is a test of its own. */
export const CALLERS: readonly string[] = [
  'nobody',
  'an unverified user',
  'the general user',
  'the general user of another account',
  'an additional user without the grant',
  'an additional user with the grant',
  'an additional user granted for another company',
  'an additional user granted another service',
  'staff before the second factor',
  ...ROLES.filter((name) => name in STAFF).map((role) => `staff: ${role}`),
]

export function callerOf(scene: Scene, title: string): Caller {
  const found = scene.callers.find((caller) => caller.title === title)
  if (!found) throw new Error(`no caller is ${title}`)
  return found
}
