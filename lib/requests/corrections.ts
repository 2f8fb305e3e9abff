import { isMember, memberOf, type Actor } from '@/lib/access/actor'
import { can } from '@/lib/access/permissions'
import { recordAudit } from '@/lib/audit/audit'
import { kuwaitDay } from '@/lib/core/clock'
import { isId } from '@/lib/core/ids'
import { fail, failAll, ok, type Problem, type Result } from '@/lib/core/result'
import { cutWrongLink } from '@/lib/companies/cut-link'
import { getField, isFieldName, type FieldName } from '@/lib/companies/fields'
import { profileToValues, valuesToProfile, type ProfileColumns } from '@/lib/companies/profile-values'
import { checkTypedNumber } from '@/lib/companies/number-rules'
import {
  dateProblems,
  parseField,
  parseFields,
  type FieldValues,
  type TypedValues,
} from '@/lib/companies/schema'
import { isOvertaken, type Seen } from '@/lib/companies/stamp'
import { subjectOf } from '@/lib/companies/subject'
import type { Tx } from '@/lib/db/client'
import type { CompanyProfile, Request, RequestCorrection } from '@/lib/db/generated/client'
import { lockRequest } from './advance'
import { returnedFields } from './correction-states'
import { visibleRequests } from './scope'

/**
 * A request that its business may work on, locked for the rest of the transaction. Anybody else's is
 * `notFound`.
 */
export async function lockVisible(tx: Tx, actor: Actor, id: string): Promise<Result<Request>> {
  if (!isMember(actor) || !isId(id)) return fail('notFound')
  const seen = await tx.request.findFirst({
    where: { AND: [{ id }, visibleRequests(actor)] },
    select: { id: true },
  })
  const request = seen && (await lockRequest(tx, id))
  // Seeing it is not enough: what is done to it asks for the right to act for its company.
  return request && can(actor, 'companies.register', request.companyId) ? ok(request) : fail('notFound')
}

/** What was returned and waits for the business. */
export function openCorrections(tx: Tx, requestId: string): Promise<RequestCorrection[]> {
  return tx.requestCorrection.findMany({
    where: { requestId, sentAt: { not: null }, resolvedAt: null },
    orderBy: [{ sentAt: 'asc' }, { id: 'asc' }],
  })
}

/** Without the box, the facility's answers are not asked. */
function askedOf(fields: readonly FieldName[], typed: TypedValues): FieldName[] {
  const facility = !fields.includes('industrial') || typed.industrial === 'on' || typed.industrial === 'true'
  return fields.filter((name) => facility || getField(name).step !== 'industrial')
}

/** The answers a request stands on, registration or change. @throws when it has none */
export async function getAnswers(tx: Tx, requestId: string): Promise<CompanyProfile> {
  return tx.companyProfile.findFirstOrThrow({
    where: { OR: [{ registration: { requestId } }, { change: { requestId } }] },
  })
}

/**
 * The stored dates beside those just typed, so that an expiry is compared with an issue date that was not
 * returned.
 */
function withStoredDates(profile: ProfileColumns, corrected: FieldValues, today: string): FieldValues {
  const stored = profileToValues(profile)
  const values: FieldValues = { ...corrected }
  for (const name of Object.keys(stored) as FieldName[]) {
    if (name in values || getField(name).kind !== 'day') continue
    const parsed = parseField(name, stored[name], today)
    if (parsed.ok) values[name] = parsed.value
  }
  return values
}

/**
 * Parses the returned fields and nothing else. A problem between dates stands at the corrected one of the
 * two.
 */
function parseCorrections(
  fields: readonly FieldName[],
  typed: TypedValues,
  profile: ProfileColumns,
  today: string,
): Result<FieldValues> {
  const parsed = parseFields(fields, typed, today)
  if (!parsed.ok) return parsed
  const between: Problem[] = dateProblems(withStoredDates(profile, parsed.value, today), today)
    .map((problem) =>
      fields.includes(problem.field as FieldName)
        ? problem
        : { ...problem, field: pairedWith(problem.field, fields) },
    )
    .filter((problem) => problem.field !== undefined)
  return between.length === 0 ? parsed : failAll(between)
}

/** `importLicenceExpiresOn` stands in for `importLicenceIssuedOn` and the reverse. */
function pairedWith(field: string | undefined, fields: readonly FieldName[]): FieldName | undefined {
  const stem = field?.replace(/(IssuedOn|ExpiresOn)$/, '')
  return fields.find((name) => /(IssuedOn|ExpiresOn)$/.test(name) && name.startsWith(stem ?? '-'))
}

/**
 * The main company's number is the account's, from sign-up: an officer who returned it has opened it there as
 * well.
 */
async function correctAccountNumber(
  tx: Tx,
  actor: Actor,
  at: Date,
  request: Request,
  number: string,
): Promise<void> {
  const main = await tx.companyRegistration.findFirst({
    where: { requestId: request.id, role: 'MAIN' },
    select: { requestId: true },
  })
  if (!main) return
  await tx.account.update({
    where: { id: request.accountId },
    data: { commercialRegistrationNumber: number },
  })
  await recordAudit(tx, actor, at, {
    event: 'account.number-corrected',
    subject: 'Account',
    subjectId: request.accountId,
    details: { request: request.number },
  })
}

/**
 * Saves corrected values of a returned request. Only fields that were returned can change: any other field of
 * the catalogue in the post is refused as a whole, whatever the page showed.
 */
export async function saveCorrections(
  tx: Tx,
  actor: Actor,
  at: Date,
  input: Seen & { requestId: string; typed: TypedValues },
): Promise<Result<Request>> {
  const locked = await lockVisible(tx, actor, input.requestId)
  if (!locked.ok) return locked
  const request = locked.value
  if (request.state !== 'RETURNED') return fail('notReturned')
  const fields = returnedFields(await openCorrections(tx, request.id))
  const foreign = Object.keys(input.typed).find((name) => isFieldName(name) && !fields.includes(name))
  if (foreign) return fail('fieldNotReturned')
  if (fields.length === 0) return ok(request)
  const profile = await getAnswers(tx, request.id)
  const parsed = parseCorrections(askedOf(fields, input.typed), input.typed, profile, kuwaitDay(at))
  if (!parsed.ok) return parsed
  const patch = valuesToProfile(parsed.value)
  if (isOvertaken(input, { profile, names: fields }, patch)) return fail('stepOvertaken', 'seen')
  const number = parsed.value.commercialRegistrationNumber
  if (typeof number === 'string' && number !== profile.commercialRegistrationNumber) {
    const free = await checkTypedNumber(tx, memberOf(actor), at, number)
    if (!free.ok) return free
    await correctAccountNumber(tx, actor, at, request, number)
  }
  const saved = await tx.companyProfile.update({ where: { id: profile.id }, data: patch })
  const linked = await tx.companyRegistration.findUnique({
    where: { requestId: request.id },
    include: { party: true },
  })
  const party = linked
    ? await cutWrongLink(tx, at, linked, saved, { by: memberOf(actor).userId, sentAt: at })
    : undefined
  const texts = subjectOf(request.number, saved, party)
  return ok(await tx.request.update({ where: { id: request.id }, data: { ...texts, updatedAt: at } }))
}
