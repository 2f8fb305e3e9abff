import type { Member } from '@/lib/access/actor'
import { recordAudit } from '@/lib/audit/audit'
import { kuwaitDay } from '@/lib/core/clock'
import type { EditBase } from '@/lib/core/etag'
import { fail, failAll, ok, type Problem, type Result } from '@/lib/core/result'
import type { Tx } from '@/lib/db/client'
import type { Request } from '@/lib/db/generated/client'
import type { RequestTitles } from '@/lib/requests/request-type-definition'
import { isEditConflict } from './answers-etag'
import { getField, isFieldName, type FieldName } from './fields'
import { checkTypedNumber } from './number-rules'
import { profileToValues, valuesToProfile, type ProfileColumns } from './profile-values'
import { getAnswers } from './request-answers'
import { requestTitles } from './request-titles'
import { dateProblems, parseField, parseFields, type FieldValues, type TypedValues } from './schema'
import { unlinkWrongParty } from './unlink-party'

/** Without the box, the facility's answers are not asked. */
function askedOf(fields: readonly FieldName[], typed: TypedValues): FieldName[] {
  const facility = !fields.includes('industrial') || typed.industrial === 'on' || typed.industrial === 'true'
  return fields.filter((name) => facility || getField(name).step !== 'industrial')
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
  actor: Member,
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
    number: request.number,
    details: { request: request.number },
  })
}

/**
 * Saves answers to returned fields of a company request, registration or change.
 * @returns the request's titles; problems at the fields, `stepOvertaken`, problems of `checkTypedNumber`
 */
export async function saveCompanyCorrections(
  tx: Tx,
  actor: Member,
  at: Date,
  request: Request,
  given: EditBase & { typed: TypedValues; fields: readonly string[] },
): Promise<Result<RequestTitles>> {
  const fields = given.fields.filter(isFieldName)
  const profile = await getAnswers(tx, request.id)
  const parsed = parseCorrections(askedOf(fields, given.typed), given.typed, profile, kuwaitDay(at))
  if (!parsed.ok) return parsed
  const patch = valuesToProfile(parsed.value)
  if (isEditConflict(given, { profile, names: fields }, patch)) return fail('stepOvertaken', 'seen')
  const number = parsed.value.commercialRegistrationNumber
  if (typeof number === 'string' && number !== profile.commercialRegistrationNumber) {
    const free = await checkTypedNumber(tx, actor, at, number)
    if (!free.ok) return free
    await correctAccountNumber(tx, actor, at, request, number)
  }
  const saved = await tx.companyProfile.update({ where: { id: profile.id }, data: patch })
  const linked = await tx.companyRegistration.findUnique({
    where: { requestId: request.id },
    include: { party: true },
  })
  const party = linked
    ? await unlinkWrongParty(tx, at, linked, saved, { by: actor.userId, sentAt: at })
    : undefined
  return ok(requestTitles(request.number, saved, party))
}
