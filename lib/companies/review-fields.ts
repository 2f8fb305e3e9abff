import { daysBetween } from '@/lib/core/day'
import { foldText } from '@/lib/core/digits'
import { isSameNumber } from '@/lib/core/registration-number'
import { differencesOf } from './change-rules'
import { EXPIRY_THRESHOLDS } from './expiry-dates'
import { EXPIRY_FIELDS, fieldsOf, type FieldName } from './fields'
import { stepsFor, type StepName } from './steps'
import { partyValues, type PartyDetails } from './party-details'
import {
  PROFILE_SELECT,
  displayValues,
  profileToValues,
  valuesToProfile,
  type ProfileColumns,
} from './profile-values'

type KnownParty = PartyDetails & { commercialRegistrationNumber: string | null }

/** One answer as the office reads it. */
export type ReviewField = {
  name: FieldName
  value: string
  /** A change: what is in force now. */
  old?: string
  /**
   * Beside what the customs system knows: the same, something else (`known`), or left to it by a linked
   * registration.
   */
  party?: 'matches' | 'differs' | 'held'
  known?: string
  /** Days until the date runs out (negative: since), from 60 days before. */
  expiresIn?: number
}

export type ReviewStep = { step: StepName; fields: ReviewField[] }

type Given = {
  profile: ProfileColumns
  /** A change: the profile it was filled in from. */
  base?: ProfileColumns
  party?: KnownParty | null
  linked: boolean
  /** `YYYY-MM-DD` in Kuwait. */
  today: string
  maskPersonal: boolean
}

const NOTHING = Object.fromEntries(
  Object.keys(PROFILE_SELECT).map((column) => [column, null]),
) as unknown as ProfileColumns

/** What the customs system knows of a company, as answers are shown. */
function knownValues(party: KnownParty): Partial<Record<FieldName, string>> {
  const parsed = partyValues(party)
  const shown = displayValues({ ...NOTHING, ...valuesToProfile(parsed) }, { maskPersonal: true })
  const known = Object.fromEntries(Object.keys(parsed).map((name) => [name, shown[name as FieldName]]))
  return party.commercialRegistrationNumber
    ? { ...known, commercialRegistrationNumber: party.commercialRegistrationNumber }
    : known
}

function besideParty(
  name: FieldName,
  value: string,
  known: string | undefined,
  linked: boolean,
): Pick<ReviewField, 'party' | 'known'> {
  if (!known) return {}
  if (value === '') return linked ? { party: 'held', known } : {}
  const same =
    name === 'commercialRegistrationNumber' ? isSameNumber(value, known) : foldText(value) === foldText(known)
  return same ? { party: 'matches' } : { party: 'differs', known }
}

function expiresIn(profile: ProfileColumns, name: FieldName, today: string): number | undefined {
  const watched = (EXPIRY_FIELDS as readonly FieldName[]).includes(name)
  const date = watched ? profile[name as (typeof EXPIRY_FIELDS)[number]] : null
  if (!date) return undefined
  const days = daysBetween(today, date.toISOString().slice(0, 10))
  return days <= EXPIRY_THRESHOLDS[0] ? days : undefined
}

/**
 * A request's answers step by step, each beside what is in force, what the customs system knows, and what
 * runs out.
 */
export function reviewFields(given: Given): ReviewStep[] {
  const { profile, base, today, maskPersonal } = given
  const shown = displayValues(profile, { maskPersonal })
  const before = base && displayValues(base, { maskPersonal })
  // Compared in clear: two civil IDs may look the same when masked.
  const changed = new Set(
    base ? differencesOf(profileToValues(base), profileToValues(profile)).map(({ name }) => name) : [],
  )
  const known = given.party ? knownValues(given.party) : {}
  return stepsFor(profile).map((step) => ({
    step,
    fields: fieldsOf(step).map(({ name }): ReviewField => ({
      name,
      value: shown[name],
      ...(changed.has(name) && { old: before?.[name] ?? '' }),
      ...besideParty(name, shown[name], known[name], given.linked),
      expiresIn: expiresIn(profile, name, today),
    })),
  }))
}
