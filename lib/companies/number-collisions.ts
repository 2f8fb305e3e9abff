import { recordAudit } from '@/lib/audit/audit'
import { roleOf, type Staff } from '@/lib/access/actor'
import { can } from '@/lib/access/permissions'
import { isId, newId } from '@/lib/core/ids'
import { numberKey } from '@/lib/core/registration-number'
import { fail, ok, type Result } from '@/lib/core/result'
import type { Tx } from '@/lib/db/client'
import { emitEvent } from '@/lib/outbox/emit-event'
import { maskNumber } from './mask-company-details'

export type CollidingCompany = {
  id: string
  number: string
  nameAr: string | null
  nameEn: string | null
  role: string
  accountId: string
  approvedAt: Date
}

// SQL by hand: it runs on databases whose last migrations wait for what it resolves.

/**
 * Active companies that share a commercial registration number but for the zeros before it, number by number,
 * the earliest approved first. UNSCOPED: for the owner's shell.
 */
export async function findCollisionsUnscoped(tx: Tx): Promise<CollidingCompany[][]> {
  const rows = await tx.$queryRaw<CollidingCompany[]>`
    SELECT c.id::text, c."commercialRegistrationNumber" AS number, p."nameAr", p."nameEn", c.role::text, c."accountId"::text, c."approvedAt"
    FROM "Company" c JOIN "CompanyProfile" p ON p.id = c."profileId"
    WHERE c.state = 'ACTIVE' AND ltrim(c."commercialRegistrationNumber", '0') IN (
      SELECT ltrim("commercialRegistrationNumber", '0') FROM "Company" WHERE state = 'ACTIVE' GROUP BY 1 HAVING count(*) > 1)
    ORDER BY ltrim(c."commercialRegistrationNumber", '0'), c."approvedAt", c.id`
  const groups = new Map<string, CollidingCompany[]>()
  for (const row of rows)
    groups.set(numberKey(row.number), [...(groups.get(numberKey(row.number)) ?? []), row])
  return [...groups.values()]
}

/**
 * The officer of an address, as the actor of what is done in the owner's shell for him; undefined when nobody
 * of the staff has it.
 */
async function findOfficer(tx: Tx, email: string, at: Date): Promise<Staff | undefined> {
  const [user] = await tx.$queryRaw<
    Pick<Staff, 'userId' | 'firstName' | 'lastName' | 'email' | 'locale' | 'roles'>[]
  >`
    SELECT u.id::text AS "userId", u."firstName", u."lastName", u.email, u.locale, ARRAY(SELECT r.role::text FROM "StaffRoleAssignment" r WHERE r."userId" = u.id ORDER BY r.role) AS roles
    FROM "User" u WHERE u.email = ${email} AND u.kind = 'STAFF' AND u.state = 'ACTIVE'`
  return user && { ...user, kind: 'STAFF', sessionId: '', unread: 0, idleEndsAt: at, endsAt: at }
}

/** Whether the migration has run that gave events and audit their present columns. */
async function hasCatalogue(tx: Tx): Promise<boolean> {
  const [row] = await tx.$queryRaw<{ is: boolean }[]>`SELECT to_regclass('"OutboxSubject"') IS NOT NULL AS is`
  return row!.is
}

/** Audit and event in the columns of earlier migrations: the later one completes both. */
async function recordBeforeCatalogue(
  tx: Tx,
  officer: Staff,
  at: Date,
  company: CollidingCompany,
  details: Record<string, string>,
): Promise<Result<{ number: string }>> {
  await tx.$executeRaw`
    INSERT INTO "AuditEvent" (id, at, "actorId", "actorRole", "accountId", event, outcome, subject, "subjectId", details)
    VALUES (${newId(at)}::uuid, ${at}, ${officer.userId}::uuid, ${roleOf(officer)}, ${company.accountId}::uuid, 'company.suspended', 'OK', 'Company', ${company.id}, ${JSON.stringify(details)}::jsonb)`
  await tx.$executeRaw`
    INSERT INTO "OutboxEvent" (id, at, type, "subjectId", payload) VALUES (${newId(at)}::uuid, ${at}, 'company.suspended', ${company.id}, '{}'::jsonb)`
  return ok({ number: company.number })
}

/**
 * Suspends one of the companies that share a number: it keeps its data, acts no longer, and gives the number
 * up. Only one that collides; audited in the officer's name, with the reason.
 * @param given.officer his e-mail
 * @returns `forbidden` for nobody of the staff and an officer who may not decide registrations, `notFound`
 * for a company that collides with none
 */
export async function suspendCollidingCompany(
  tx: Tx,
  at: Date,
  given: { companyId: string; officer: string; reason: string },
): Promise<Result<{ number: string }>> {
  const officer = await findOfficer(tx, given.officer, at)
  if (!officer || !can(officer, 'registrations.decide')) return fail('forbidden')
  await tx.$executeRaw`SELECT pg_advisory_xact_lock(hashtext('company collisions'))`
  const company = isId(given.companyId)
    ? (await findCollisionsUnscoped(tx)).flat().find(({ id }) => id === given.companyId)
    : undefined
  if (!company) return fail('notFound')
  await tx.$executeRaw`UPDATE "Company" SET state = 'SUSPENDED' WHERE id = ${company.id}::uuid`
  const details = { number: maskNumber(company.number), reason: given.reason, by: 'shell' }
  if (!(await hasCatalogue(tx))) return recordBeforeCatalogue(tx, officer, at, company, details)
  await recordAudit(tx, officer, at, {
    event: 'company.suspended',
    subject: 'Company',
    subjectId: company.id,
    accountId: company.accountId,
    details,
  })
  const [party] = await tx.$queryRaw<{ code: string }[]>`
    SELECT p."customsCode" AS code FROM "Company" c JOIN "CustomsParty" p ON p.id = c."partyId" WHERE c.id = ${company.id}::uuid`
  await emitEvent(tx, at, 'company.suspended', company.number, { customsCode: party?.code ?? null })
  return ok({ number: company.number })
}
