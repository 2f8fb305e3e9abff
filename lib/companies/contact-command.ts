import { isMember, type Actor } from '@/lib/access/actor'
import { can } from '@/lib/access/permissions'
import { recordAudit } from '@/lib/audit/audit'
import { kuwaitDay } from '@/lib/core/clock'
import type { EditBase } from '@/lib/core/etag'
import { isId, newId } from '@/lib/core/ids'
import { fail, ok, type Result } from '@/lib/core/result'
import type { Tx } from '@/lib/db/client'
import type { Company, CompanyProfile } from '@/lib/db/generated/client'
import { notify } from '@/lib/notifications/notify'
import { emitEvent } from '@/lib/outbox/emit-event'
import { isEditConflict } from './answers-etag'
import { CONTACT_FIELDS } from './change-rules'
import { customsCodeOf } from './customs-code-of'
import { findOpenChange } from './companies-queries'
import { valuesToProfile } from './profile-values'
import { parseFields, type TypedValues } from './schema'
import { visibleCompanies } from './scope'

export type LockedCompany = Company & { profile: CompanyProfile }

/**
 * A company the actor may change, locked for the rest of the transaction: contact updates, the start of a
 * change request and its approval take turns on this row. Anybody else's is `notFound`.
 */
export async function lockCompany(tx: Tx, actor: Actor, id: string): Promise<Result<LockedCompany>> {
  if (!isMember(actor) || !isId(id) || !can(actor, 'companies.register', id)) return fail('notFound')
  const seen = await tx.company.findFirst({
    where: { AND: [{ id }, visibleCompanies(actor)] },
    select: { id: true },
  })
  if (!seen) return fail('notFound')
  await tx.$queryRaw`SELECT 1 FROM "Company" WHERE id = ${id}::uuid FOR UPDATE`
  const company = await tx.company.findUniqueOrThrow({ where: { id }, include: { profile: true } })
  return company.state === 'ACTIVE' ? ok(company) : fail('companySuspended')
}

/** A profile's answers without its identity: what a new version starts from. */
export function answersOf(
  profile: CompanyProfile,
): Omit<CompanyProfile, 'id' | 'companyId' | 'createdAt' | 'approvedAt'> {
  const {
    id: _id,
    companyId: _companyId,
    createdAt: _createdAt,
    approvedAt: _approvedAt,
    ...answers
  } = profile
  return answers
}

/**
 * New contact data of an approved company: in force at once as a new version, the old one stays readable. A
 * change request that is under way gets the same data and the new version as its base, so that its approval
 * cannot bring the old telephone number back.
 * @returns whether anything changed
 */
export async function updateContact(
  tx: Tx,
  actor: Actor,
  at: Date,
  input: EditBase & { companyId: string; typed: TypedValues },
): Promise<Result<{ changed: boolean }>> {
  const locked = await lockCompany(tx, actor, input.companyId)
  if (!locked.ok) return locked
  const company = locked.value
  const parsed = parseFields(CONTACT_FIELDS, input.typed, kuwaitDay(at))
  if (!parsed.ok) return parsed
  const patch = valuesToProfile(parsed.value)
  const changed = CONTACT_FIELDS.filter((name) => patch[name] !== company.profile[name])
  if (changed.length === 0) return ok({ changed: false })
  if (isEditConflict(input, { profile: company.profile, names: CONTACT_FIELDS }, patch))
    return fail('stepOvertaken', 'seen')
  const id = newId(at)
  await tx.companyProfile.create({
    data: {
      ...answersOf(company.profile),
      ...patch,
      id,
      companyId: company.id,
      createdAt: at,
      approvedAt: at,
    },
  })
  await tx.company.update({ where: { id: company.id }, data: { profileId: id } })
  const open = await findOpenChange(tx, company.id)
  if (open?.change) {
    await tx.companyProfile.update({ where: { id: open.change.profileId }, data: patch })
    await tx.companyChange.update({ where: { requestId: open.id }, data: { baseProfileId: id } })
  }
  await recordAudit(tx, actor, at, {
    event: 'company.contact-changed',
    subject: 'Company',
    subjectId: company.id,
    number: company.commercialRegistrationNumber,
    details: { fields: changed.join(' '), version: id },
  })
  await emitEvent(tx, at, 'company.changed', company.commercialRegistrationNumber, {
    customsCode: await customsCodeOf(tx, company.partyId),
    requestNumber: null,
    fields: changed,
  })
  await notify(tx, at, {
    generalUsersOf: company.accountId,
    kind: 'company.changed',
    href: `/companies/${company.id}`,
    args: { companyAr: company.profile.nameAr ?? '', companyEn: company.profile.nameEn ?? '' },
  })
  return ok({ changed: true })
}
