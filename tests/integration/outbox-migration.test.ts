import { cp, mkdtemp, readdir, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { newId } from '@/lib/core/ids'
import { EVENT_CATALOGUE, type EventType } from '@/lib/outbox/event-catalogue'
import { migrateDatabase } from '@/scripts/database/migrate-database'
import { dropDatabase, emptyDatabase } from '@/tests/support/databases.mjs'
import { withClient } from '@/tests/support/database'

const AT = new Date('2026-11-24T09:00:00+03:00')
const name = `outbox_${process.pid}`
const migrations = join(process.cwd(), 'prisma/migrations')
const [account, user, profile, company, trader, broker, request, payment] = Array.from({ length: 8 }, () =>
  newId(AT),
)
let before: string

beforeAll(async () => {
  before = await mkdtemp(join(tmpdir(), 'customs-portal-migrations-'))
  for (const folder of (await readdir(migrations)).filter((one) => /^\d/.test(one) && one < '0015'))
    await cp(join(migrations, folder), join(before, folder), { recursive: true })
})
afterAll(async () => {
  await dropDatabase(name)
  await rm(before, { recursive: true, force: true })
})

it('events and audit that were written before take today’s names, subjects, payloads and accounts', async () => {
  const { MIGRATION_DATABASE_URL: url } = await emptyDatabase(name)
  await migrateDatabase(url, before)
  const insert = (sql: string) => withClient(url, (client) => client.query(sql))
  await insert(`
    INSERT INTO "LegalEntity" (code, "nameAr", "nameEn", position) VALUES ('L', '-', '-', 1) ON CONFLICT DO NOTHING;
    INSERT INTO "Account" (id, "legalEntityCode", "createdAt") VALUES ('${account}', 'L', now());
    INSERT INTO "User" (id, kind, "accountId", email, "firstName", "lastName", "createdAt") VALUES ('${user}', 'GENERAL', '${account}', 'a@b.example', 'حمد', 'المطوع', now());
    INSERT INTO "CompanyProfile" (id, "createdAt") VALUES ('${profile}', now());
    INSERT INTO "CustomsParty" (id, "customsCode", kind, "nameAr", "nameEn", "updatedAt") VALUES ('${trader}', 'T1', 'TRADER', '-', '-', now()), ('${broker}', 'B1', 'BROKER', '-', '-', now());
    INSERT INTO "Company" (id, "accountId", role, "commercialRegistrationNumber", "profileId", "partyId", "approvedAt") VALUES ('${company}', '${account}', 'MAIN', '731155', '${profile}', '${trader}', now());
    INSERT INTO "Request" (id, type, number, "accountId", "createdById", "createdAt", "updatedAt", "subjectAr", "subjectEn", "searchText") VALUES ('${request}', 'COMPANY_REGISTRATION', 'CO/1/26', '${account}', '${user}', now(), now(), '', '', '');
    INSERT INTO "CustomsAccount" (code, "nameAr", "nameEn") VALUES ('100', '-', '-') ON CONFLICT DO NOTHING;
    INSERT INTO "PaymentRequest" (id, number, origin, type, reference, "payerId", "brokerId", "customsAccountCode", "amountFils", "issuedAt", "updatedAt") VALUES ('${payment}', 'PR/1/26', 'LICENCE_RENEWAL', 'FEES', 'REF1', '${trader}', '${broker}', '100', 5000, now(), now());
    INSERT INTO "PaymentLine" ("paymentRequestId", revision, category, "amountFils") VALUES ('${payment}', 1, 'FINES', 5000);
    INSERT INTO "AuditEvent" (id, at, "actorId", "actorRole", event, outcome, subject, "subjectId") VALUES
      (gen_random_uuid(), now(), '${user}', 'GENERAL', 'password.reset', 'OK', 'User', '${user}'),
      (gen_random_uuid(), now(), NULL, 'VISITOR', 'payment.paid', 'OK', 'PaymentRequest', '${payment}');`)
  const at = AT.toISOString()
  const money = { number: 'PR/1/26', reference: 'REF1', amountFils: 5000 }
  const old: [string, string, object][] = [
    ['account.verified', account!, { userId: user }],
    ['company-registration.submitted', request!, { number: 'CO/1/26', role: 'MAIN', partyId: trader }],
    [
      'request.returned',
      request!,
      { number: 'CO/1/26', type: 'COMPANY_REGISTRATION', accountId: account, version: 2, corrections: 3 },
    ],
    [
      'company.approved',
      company!,
      {
        requestId: request,
        number: 'CO/1/26',
        accountId: account,
        role: 'MAIN',
        commercialRegistrationNumber: '731155',
        partyId: trader,
      },
    ],
    ['company.changed', company!, { profileId: profile, fields: ['mobile'] }],
    ['company.suspended', company!, {}],
    [
      'payment.paid',
      payment!,
      {
        ...money,
        type: 'FEES',
        receiptNumber: 'CR/1/KWI26',
        paidAt: at,
        temporaryNumber: null,
        finalNumber: null,
        deliveryOrder: null,
        payerCode: 'T1',
        customsAccount: '100',
        paymentId: '1',
        trackId: 'abc',
        ref: null,
        auth: null,
        postDate: null,
      },
    ],
    [
      'payment.refunded',
      payment!,
      {
        ...money,
        paidFils: 5000,
        receiptNumber: 'CR/1/KWI26',
        refundId: user,
        tranId: '9',
        payerCode: 'T1',
        at,
      },
    ],
    ['payment.reversed', payment!, { ...money, receiptNumber: null, trackId: 'abc' }],
    ['payment.rejected', payment!, { ...money, revision: 1, payerCode: 'T1', at, reason: 'غير صحيح' }],
    ['payment.rejection-undone', payment!, { ...money, revision: 1, payerCode: 'T1', at }],
  ]
  await withClient(url, async (client) => {
    for (const [index, [type, subject, payload]] of old.entries())
      await client.query(
        `INSERT INTO "OutboxEvent" (id, at, type, "subjectId", payload) VALUES ($1, $2, $3, $4, $5)`,
        [newId(AT), new Date(AT.getTime() + index), type, subject, payload],
      )
  })
  expect(await migrateDatabase(url)).toContain('0015_outbox_and_audit')

  const { rows } = await withClient(url, (client) =>
    client.query<{
      type: EventType
      subjectType: string
      subjectId: string
      sequence: number
      payload: object
    }>(`SELECT type, "subjectType", "subjectId", sequence, payload FROM "OutboxEvent" ORDER BY position`),
  )
  expect(rows.map(({ type, subjectId, sequence }) => `${type} ${subjectId}#${sequence}`)).toEqual([
    'request.submitted CO/1/26#1',
    'request.returned CO/1/26#2',
    'company.registered 731155#1',
    'company.changed 731155#2',
    'company.suspended 731155#3',
    'payment.succeeded PR/1/26#1',
    'payment.refunded PR/1/26#2',
    'payment.reversed PR/1/26#3',
    'payment.rejected PR/1/26#4',
    'payment.rejection-undone PR/1/26#5',
  ])
  for (const { type, subjectType, payload } of rows) {
    expect(EVENT_CATALOGUE[type].subject).toBe(subjectType)
    expect([type, EVENT_CATALOGUE[type].payload.safeParse(payload).error?.issues]).toEqual([type, undefined])
    if (subjectType === 'PAYMENT_REQUEST')
      expect(payload).toMatchObject({ payerCode: 'T1', brokerCode: 'B1' })
  }
  const last = await insert(`SELECT id, last FROM "OutboxSubject" ORDER BY id`)
  expect(last.rows).toEqual([
    { id: '731155', last: 3 },
    { id: 'CO/1/26', last: 2 },
    { id: 'PR/1/26', last: 5 },
  ])
  const audit = await insert(`SELECT event, "actorName", "accountId" FROM "AuditEvent" ORDER BY event`)
  expect(audit.rows).toEqual(
    [
      { event: 'password.reset', actorName: 'حمد المطوع', accountId: account },
      { event: 'payment.paid', actorName: '', accountId: account },
    ].sort((a, b) => (a.event < b.event ? -1 : 1)),
  )
}, 60_000)
