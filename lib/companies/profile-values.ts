import { maskCivilId } from '@/lib/core/civil-id'
import { dateOnly } from '@/lib/core/clock'
import { formatDay } from '@/lib/core/day'
import { maskEmail } from '@/lib/core/email'
import { formatPhone } from '@/lib/core/phone'
import { fingerprint, seal, unseal } from '@/lib/core/vault'
import type { CompanyProfile } from '@/lib/db/generated/client'
import { FIELDS, type FieldKind, type FieldName } from './fields'
import type { FieldValues } from './schema'

/** Bound to the sealed text: a value copied into another kind of column cannot be opened. */
export const SIGNATORY_CIVIL_ID = 'civil-id'

/** The columns a form or a review reads. */
export type ProfileColumns = Pick<
  CompanyProfile,
  Exclude<FieldName, 'signatoryCivilId'> | 'signatoryCivilIdCipher'
>

/** What a change of a profile writes. */
export type ProfilePatch = Partial<ProfileColumns & Pick<CompanyProfile, 'signatoryCivilIdHmac'>>

/** Prisma selection of `ProfileColumns`. */
export const PROFILE_SELECT = Object.fromEntries(
  FIELDS.map(({ name }) => [name === 'signatoryCivilId' ? 'signatoryCivilIdCipher' : name, true]),
) as Record<keyof ProfileColumns, true>

/** Full number of a civil ID, or an empty text. Callers show it to its own business or audit the view. */
function openCivilId(profile: Pick<ProfileColumns, 'signatoryCivilIdCipher'>): string {
  return profile.signatoryCivilIdCipher ? unseal(profile.signatoryCivilIdCipher, SIGNATORY_CIVIL_ID) : ''
}

function valueText(profile: ProfileColumns, name: FieldName, kind: string): string {
  if (name === 'signatoryCivilId') return openCivilId(profile)
  const value = profile[name]
  if (value instanceof Date) return formatDay(value)
  if (typeof value === 'boolean') return value ? 'on' : ''
  if (value === null) return ''
  return kind === 'mobile' || kind === 'landline' ? formatPhone(value) : value
}

/**
 * A profile as a form shows it: civil ID in clear, days DD/MM/YYYY, a ticked box `on`, nothing as an empty
 * text.
 */
export function profileToValues(profile: ProfileColumns): Record<FieldName, string> {
  return Object.fromEntries(FIELDS.map(({ name, kind }) => [name, valueText(profile, name, kind)])) as Record<
    FieldName,
    string
  >
}

/** Read masked, except by their own business and by an officer who asks. */
export const PERSONAL_FIELDS = ['signatoryCivilId', 'residencyNumber'] as const satisfies readonly FieldName[]

/**
 * A profile as it is read on a page: like `profileToValues`; with `maskPersonal` only four digits on either
 * side of the civil ID and the residency number are left. Choices stay codes (`companies.choices.<code>`).
 */
export function displayValues(
  profile: ProfileColumns,
  { maskPersonal: masked }: { maskPersonal: boolean },
): Record<FieldName, string> {
  const values = profileToValues(profile)
  if (masked) for (const name of PERSONAL_FIELDS) values[name] = maskPersonal(values[name])
  return values
}

const MASKS: Partial<Record<FieldKind, (text: string) => string>> = {
  mobile: maskTail,
  landline: maskTail,
  email: (text) => (text.indexOf('@') > 0 ? maskEmail(text) : maskTail(text)),
}

/** Leaves two characters, as `maskPhone` does: drafts hold what was typed, in any form. */
function maskTail(text: string): string {
  return text === '' ? '' : `••••••${text.length > 6 ? text.slice(-2) : ''}`
}

function maskPersonal(text: string): string {
  // A draft may hold a number that is too short to leave four digits on either side.
  return text.length < 10 ? text.replace(/./g, '•') : maskCivilId(text)
}

/**
 * Answers as staff read them in a customer's place: personal numbers masked, and whatever a person is reached by.
 * @param values as `profileToValues` gives them, or a part of them
 */
export function maskAnswers<Values extends Record<string, string | undefined>>(values: Values): Values {
  const masked: Record<string, string | undefined> = { ...values }
  for (const { name, kind } of FIELDS) {
    const text = masked[name]
    if (!text) continue
    if ((PERSONAL_FIELDS as readonly string[]).includes(name))
      masked[name] = text.includes('•') ? text : maskPersonal(text)
    else masked[name] = MASKS[kind]?.(text) ?? text
  }
  return masked as Values
}

/** Parsed answers as columns of CompanyProfile: the civil ID sealed beside its HMAC, days as dates. */
export function valuesToProfile(values: FieldValues): ProfilePatch {
  const patch: Record<string, unknown> = {}
  for (const { name, kind } of FIELDS) {
    const value = values[name]
    if (value === undefined) continue
    if (name === 'signatoryCivilId') {
      const clear = typeof value === 'string' && value !== '' ? value : null
      patch.signatoryCivilIdCipher = clear && seal(clear, SIGNATORY_CIVIL_ID)
      patch.signatoryCivilIdHmac = clear && fingerprint(clear)
    } else if (kind === 'day') patch[name] = typeof value === 'string' ? dateOnly(value) : null
    else patch[name] = kind === 'boolean' ? value === true : value
  }
  return patch as ProfilePatch
}

const NOTHING = Object.fromEntries(
  Object.keys(PROFILE_SELECT).map((column) => [column, null]),
) as unknown as ProfileColumns

/** One parsed answer as `profileToValues` will show it once it is stored. */
export function storedText(name: FieldName, value: string | boolean | null): string {
  return profileToValues({ ...NOTHING, ...valuesToProfile({ [name]: value }) })[name]
}
