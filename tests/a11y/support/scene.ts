import { Client } from 'pg'
import { startPortal, type Portal } from '@/tests/support/portal-server'
import { tariffIds } from '@/tests/support/matrix-scene'
import { makeSession, type SessionGiven } from '@/tests/support/session-cookie'
import {
  addChange,
  addClosedAccount,
  addCrowd,
  addDeclinedAccess,
  addLink,
  addNotifications,
  addOldVersion,
  addShownCodes,
  addSuspended,
  addUnverified,
  addUser,
  one,
} from './rows'
import type { Person, Ids } from './people'
import { financeIds } from './finance-ids'
import { importIds } from './import-ids'
import { invitationIds } from './invitation-ids'

export type Scene = {
  portal: Portal
  ids: Ids
  /** The value of a session's cookie, made now. Empty for a visitor. */
  cookieOf: (person: Person) => Promise<string>
  /** Every limit starts anew: all visits come from one address. */
  forgetLimits: () => Promise<void>
  stop: () => Promise<void>
}

/** A portal with the demonstration's data and what the demonstration has only after somebody worked in it. */
export async function startScene(): Promise<Scene> {
  const portal = await startPortal({ worker: false })
  const client = new Client({ connectionString: portal.databases.MIGRATION_DATABASE_URL })
  await client.connect()
  const { ids, logins } = await furnish(client)
  return {
    portal,
    ids,
    cookieOf: async (person) => {
      const login = logins[person]
      return login ? makeSession(client, login) : ''
    },
    forgetLimits: async () => {
      await client.query(`DELETE FROM "RateLimit" WHERE key NOT LIKE 'party-lookup%'`)
    },
    stop: async () => {
      await client.end()
      await portal.stop()
    },
  }
}

async function furnish(client: Client): Promise<{ ids: Ids; logins: Partial<Record<Person, SessionGiven>> }> {
  const userOf = (name: string) => one(client, 'SELECT id FROM "User" WHERE email = $1', name)
  const request = (where: string, ...values: unknown[]) =>
    one(client, `SELECT r.id FROM "Request" r WHERE ${where} ORDER BY r.id LIMIT 1`, ...values)
  const creatorOf = (id: string) => one(client, 'SELECT "createdById" AS id FROM "Request" WHERE id = $1', id)
  const trader = await userOf('hamed@ofuq.example')
  const officer = await userOf('noura@customs.example')
  const account = await one(client, 'SELECT "accountId" AS id FROM "User" WHERE id = $1', trader)
  const company = await one(client, 'SELECT id FROM "Company" WHERE "accountId" = $1', account)
  const profile = await one(client, 'SELECT "profileId" AS id FROM "Company" WHERE id = $1', company)
  const [other, third] = (
    await client.query<{ id: string }>(
      'SELECT id FROM "Company" WHERE "accountId" <> $1 ORDER BY id LIMIT 2',
      [account],
    )
  ).rows.map(({ id }) => id) as [string, string]
  const drafts = (
    await client.query<{ id: string }>(`SELECT id FROM "Request" WHERE state = 'DRAFT' ORDER BY id`)
  ).rows.map(({ id }) => id)
  const [draft, industry, matching] = drafts as [string, string, string]
  await client.query(
    `UPDATE "CompanyProfile" SET industrial = true WHERE id = (SELECT "profileId" FROM "CompanyRegistration" WHERE "requestId" = $1)`,
    [industry],
  )
  await client.query(
    `UPDATE "CompanyProfile" SET "commercialRegistrationNumber" = '355120' WHERE id = (SELECT "profileId" FROM "CompanyRegistration" WHERE "requestId" = $1)`,
    [matching],
  )
  await client.query('UPDATE "CompanyRegistration" SET role = \'BRANCH\' WHERE "requestId" = $1', [matching])
  await client.query(
    `INSERT INTO "RateLimit" (key, "windowStart", count) SELECT 'party-lookup:' || "accountId" || ':355120', now(), 1 FROM "Request" WHERE id = $1`,
    [matching],
  )
  const free = await request(`state = 'SUBMITTED' AND "assignedToId" IS NULL AND "accountId" <> $1`, account)
  await client.query('UPDATE "Request" SET "assignedToId" = NULL WHERE id = $1', [free])
  const enrolling = await userOf('adel@customs.example')
  const enrolled = await userOf('huda@customs.example')
  await client.query('UPDATE "StaffTotp" SET "confirmedAt" = NULL WHERE "userId" = $1', [enrolling])
  await addShownCodes(client, enrolled)
  await addChange(client, other, 'CO/9001/26', false)
  await addCrowd(client, other)
  const payment = (where: string) =>
    one(
      client,
      `SELECT r.id FROM "PaymentRequest" r WHERE ${where} ORDER BY r."issuedAt" DESC, r.id DESC LIMIT 1`,
    )
  const attempt = await one(client, `SELECT a.id FROM "PaymentAttempt" a WHERE a.state = 'CANCELLED' LIMIT 1`)
  await client.query(
    `UPDATE "PaymentAttempt" SET state = 'INITIATED', "startedAt" = now(), "expiresAt" = now() + interval '1 hour' WHERE id = $1`,
    [attempt],
  )
  await client.query(`UPDATE "PaymentAllocation" SET state = 'HELD' WHERE "attemptId" = $1`, [attempt])
  const ids: Ids = {
    payment: await payment(`state = 'INITIATED' AND type = 'FEES'`),
    deposit: await payment(`state = 'INITIATED' AND type = 'DEPOSITS'`),
    paid: await payment(`state = 'SUCCESSFUL'`),
    refused: await payment(`state = 'REJECTED'`),
    expired: await payment(`state = 'EXPIRED'`),
    withdrawnPayment: await payment(`state = 'WITHDRAWN'`),
    held: await one(
      client,
      'SELECT "paymentRequestId" AS id FROM "PaymentAllocation" WHERE "attemptId" = $1',
      attempt,
    ),
    failedReturn: await one(
      client,
      `SELECT "returnToken" AS id FROM "PaymentAttempt" WHERE state = 'FAILED' LIMIT 1`,
    ),
    openReturn: await one(client, 'SELECT "returnToken" AS id FROM "PaymentAttempt" WHERE id = $1', attempt),
    account,
    suspendedAccount: await one(client, `SELECT id FROM "Account" WHERE state = 'SUSPENDED'`),
    suspendedCompany: await one(client, `SELECT id FROM "Company" WHERE state = 'SUSPENDED'`),
    closedAccount: await addClosedAccount(client),
    company,
    colleague: await userOf('reem@ofuq.example'),
    suspendedColleague: await addSuspended(client, account),
    profile,
    accessRequest: await one(client, `SELECT id FROM "AccessRequest" WHERE state = 'OPEN' LIMIT 1`),
    declinedAccess: await addDeclinedAccess(client, await userOf('reem@ofuq.example'), trader),
    other,
    draft,
    industry,
    matching,
    free,
    oldProfile: await addOldVersion(client, company, profile),
    otherProfile: await one(client, 'SELECT "profileId" AS id FROM "Company" WHERE id = $1', other),
    approved: await request(`state = 'APPROVED' AND "accountId" = $1`, account),
    waiting: await request(`state = 'SUBMITTED' AND "accountId" = $1`, account),
    returned: await request(`state = 'RETURNED' AND "createdById" = $1`, await userOf('nadia@marsa.example')),
    rejected: await request(`state = 'REJECTED'`),
    withdrawn: await request(`state = 'WITHDRAWN'`),
    cancelled: await request(`state = 'CANCELLED'`),
    change: await addChange(client, third, 'CO/9002/26', true),
    mine: await request(`state = 'SUBMITTED' AND "assignedToId" = $1`, officer),
    resubmitted: await request(
      `state = 'SUBMITTED' AND EXISTS (SELECT 1 FROM "RequestEvent" e WHERE e."requestId" = r.id AND e.kind = 'RESUBMITTED')`,
    ),
    ...(await financeIds(client)),
    ...(await tariffIds(client, enrolled)),
    tariffInForce: await one(client, `SELECT id FROM "TariffVersion" WHERE state = 'PUBLISHED'`),
    invitation: await addLink(
      client,
      'Invitation',
      await addUser(client, 'sara@ofuq.example', 'ADDITIONAL', account),
    ),
    staffInvitation: await addLink(
      client,
      'Invitation',
      await addUser(client, 'sara@customs.example', 'STAFF', null),
    ),
    proposedStaff: await userOf('salem@customs.example'),
    staff: await userOf('mona@customs.example'),
    ...(await invitationIds(client, trader)),
    ...(await importIds(client, trader)),
    reset: await addLink(client, 'PasswordReset', trader),
    // Of the basket: with the others of its payment beside it.
    receipt: await one(
      client,
      'SELECT r.id FROM "Receipt" r JOIN "PaymentAllocation" a ON a.id = r."allocationId" WHERE (SELECT count(*) FROM "PaymentAllocation" b WHERE b."attemptId" = a."attemptId") > 1 ORDER BY r.id LIMIT 1',
    ),
    verifyCode: await one(client, 'SELECT "verifyCode" AS id FROM "Receipt" ORDER BY id LIMIT 1'),
  }
  await addNotifications(client, trader, ids.waiting)
  const business = (userId: string): SessionGiven => ({ userId })
  const staff = (userId: string, second = true): SessionGiven => ({ userId, second })
  const creators = [
    await creatorOf(draft),
    await creatorOf(industry),
    await creatorOf(matching),
    await creatorOf(ids.rejected),
    await creatorOf(ids.withdrawn),
    await creatorOf(ids.cancelled),
  ] as const
  const changer = await one(
    client,
    'SELECT u.id FROM "User" u JOIN "Company" c ON c."accountId" = u."accountId" WHERE c.id = $1',
    other,
  )
  return {
    ids,
    logins: {
      unverified: business(await addUnverified(client)),
      trader: business(trader),
      leaving: { userId: trader, lives: 100 },
      changing: business(changer),
      assistant: business(await userOf('reem@ofuq.example')),
      fresh: business(await userOf('jassim@mutawa.example')),
      returned: business(await userOf('nadia@marsa.example')),
      drafting: business(creators[0]),
      industry: business(creators[1]),
      matching: business(creators[2]),
      rejected: business(creators[3]),
      withdrawn: business(creators[4]),
      cancelled: business(creators[5]),
      officer: staff(officer),
      finance: staff(await userOf('yousef@customs.example')),
      editor: staff(enrolled),
      administrator: staff(await userOf('khaled@customs.example')),
      suspended: business(await userOf('fahad@nakheel.example')),
      secondAdministrator: staff(await userOf('munira@customs.example')),
      observer: { ...staff(await userOf('munira@customs.example')), observes: trader },
      auditor: staff(await userOf('latifa@customs.example')),
      broker: staff(await userOf('mona@customs.example')),
      pending: staff(officer, false),
      enrolling: staff(enrolling, false),
      enrolled: staff(enrolled),
    },
  }
}
