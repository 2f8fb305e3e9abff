import type { z } from 'zod'
import { parseDay } from '@/lib/core/day'
import { cleanText } from '@/lib/core/digits'
import {
  arabicText,
  checkbox,
  choice,
  civilId,
  crNumber,
  day,
  email,
  entityCivilNumber,
  landline,
  latinText,
  licenceNumber,
  mobile,
  text,
  website,
} from '@/lib/core/form-fields'
import { failAll, ok, type Problem, type Result } from '@/lib/core/result'
import { DATE_PAIRS, getField, ISSUE_FIELDS, LICENCE_TYPES, type FieldName } from './fields'
import { postBox, registerNumber, residencyNumber } from './number-fields'

/** What a form posted: text a field; lists and files are not answers here. */
export type TypedValues = Readonly<Record<string, string | string[] | undefined>>

/** Parsed answers: days as YYYY-MM-DD, phones in E.164, the civil ID in clear, optional and empty as null. */
export type FieldValues = Partial<Record<FieldName, string | boolean | null>>

const NAME = 120

const BLOCKS = {
  nameAr: () => arabicText(NAME),
  nameEn: () => latinText(NAME),
  commercialRegistrationNumber: () => crNumber(),
  entityCivilNumber: () => entityCivilNumber(),
  signatoryName: () => text(NAME),
  signatoryCivilId: (today) => civilId(() => today),
  signatoryCivilIdExpiresOn: () => day(),
  residencyNumber: () => residencyNumber(),
  poBox: () => postBox(),
  address: () => text(200),
  city: () => text(60),
  officePhone: () => landline(),
  officeFax: () => landline(),
  mobile: () => mobile(),
  email: () => email(),
  website: () => website(),
  industrial: () => checkbox(),
  industrialLicenceNumber: () => licenceNumber(),
  industrialLicenceIssuedOn: () => day(),
  industrialLicenceExpiresOn: () => day(),
  industrialRegisterNumber: () => registerNumber(),
  industrialRegisterIssuedOn: () => day(),
  importLicenceType: () => choice(LICENCE_TYPES),
  importLicenceNumber: () => licenceNumber(),
  importLicenceIssuedOn: () => day(),
  importLicenceExpiresOn: () => day(),
  commercialLicenceType: () => choice(LICENCE_TYPES),
  commercialLicenceNumber: () => licenceNumber(),
  commercialLicenceIssuedOn: () => day(),
  commercialLicenceExpiresOn: () => day(),
} satisfies Record<FieldName, (today: string) => unknown> as Record<
  FieldName,
  (today: string) => z.ZodType<string | boolean | null>
>

/**
 * One field by the rules of guide §4 and domain §2.
 * @param today `YYYY-MM-DD` in Kuwait
 * @returns the parsed answer, or a problem at the field
 */
export function parseField(
  name: FieldName,
  typed: TypedValues[string],
  today: string,
): Result<string | boolean | null> {
  const { required, kind } = getField(name)
  if (!required && kind !== 'boolean' && (typeof typed !== 'string' || cleanText(typed) === ''))
    return ok(null)
  const parsed = BLOCKS[name](today).safeParse(typed)
  if (parsed.success) return ok(parsed.data)
  const first = parsed.error.issues[0]!
  const code = /^[a-z][A-Za-z0-9]*$/.test(first.message) ? first.message : 'invalid'
  return failAll([{ code, field: name, args: (first as { params?: Problem['args'] }).params }])
}

/** Rules between fields: issued not in the future, expiry after issue. Only for fields that are there. */
export function dateProblems(values: FieldValues, today: string): Problem[] {
  const ahead = ISSUE_FIELDS.filter((name) => typeof values[name] === 'string' && values[name] > today)
  const reversed = DATE_PAIRS.filter(({ issued, expires }) => {
    const [from, to] = [values[issued], values[expires]]
    return typeof from === 'string' && typeof to === 'string' && to <= from
  })
  return [
    ...ahead.map((field) => ({ code: 'issuedInFuture', field })),
    ...reversed.map(({ expires }) => ({ code: 'expiryBeforeIssue', field: expires })),
  ]
}

/**
 * Some fields of the catalogue, as typed. All problems are reported, in screen order.
 * @param today `YYYY-MM-DD` in Kuwait
 */
export function parseFields(
  names: readonly FieldName[],
  typed: TypedValues,
  today: string,
): Result<FieldValues> {
  const values: FieldValues = {}
  const problems: Problem[] = []
  for (const name of names) {
    const parsed = parseField(name, typed[name], today)
    if (parsed.ok) values[name] = parsed.value
    else problems.push(...parsed.problems)
  }
  const order = (problem: Problem) => names.indexOf(problem.field as FieldName)
  problems.push(...dateProblems(values, today))
  return problems.length === 0 ? ok(values) : failAll(problems.sort((a, b) => order(a) - order(b)))
}

/** Longest text kept of an answer that does not parse yet: longer than any answer may be. */
const KEPT = 500

/**
 * For a form that is left half filled: what parses is kept parsed, text that does not is kept as typed (it is
 * checked again before submission), and only a day or choice that is none is dropped, because its column
 * cannot hold it, and a text that is no answer by far: never a part of one.
 */
export function keepTyped(
  names: readonly FieldName[],
  typed: TypedValues,
  today: string,
): { values: FieldValues; dropped: FieldName[] } {
  const values: FieldValues = {}
  const dropped: FieldName[] = []
  for (const name of names) {
    const parsed = parseField(name, typed[name], today)
    const raw = typeof typed[name] === 'string' ? cleanText(typed[name]) : ''
    const { kind } = getField(name)
    if (parsed.ok) values[name] = parsed.value
    else if (kind === 'day') values[name] = parseDay(raw) ?? null
    else values[name] = kind === 'choice' || raw.length > KEPT ? null : raw || null
    if (raw && values[name] === null) dropped.push(name)
  }
  return { values, dropped }
}
