import { isFieldName, type FieldName, fieldsOf } from './fields'
import type { StepName } from './steps'
import { valuesToProfile, type ProfileColumns, type ProfilePatch } from './profile-values'
import { parseField, type FieldValues } from './schema'

/** What of a customs party is read here. */
export type PartyDetails = { nameAr: string; nameEn: string; details: unknown }

// What linking may skip. Never the signatory (a person), never contact data (ours must reach the applicant,
// not whom customs once knew), never the industrial declaration. A licence is held whole or not at all.
const SINGLE: readonly FieldName[] = ['nameAr', 'nameEn', 'entityCivilNumber', 'poBox', 'address', 'city']
const WHOLE: readonly (readonly FieldName[])[] = [
  ['importLicenceType', 'importLicenceNumber', 'importLicenceIssuedOn', 'importLicenceExpiresOn'],
  [
    'commercialLicenceType',
    'commercialLicenceNumber',
    'commercialLicenceIssuedOn',
    'commercialLicenceExpiresOn',
  ],
]

// Civil IDs are never among them, so the day on which one is checked does not matter.
const ANY_DAY = '2100-12-31'

/**
 * The answers the customs system holds and that pass the form's own rules; what fails them is asked as usual.
 */
export function partyValues(party: PartyDetails): FieldValues {
  const source: Record<string, unknown> = {
    ...(party.details as Record<string, unknown>),
    nameAr: party.nameAr,
    nameEn: party.nameEn,
  }
  const values: FieldValues = {}
  const read = (name: FieldName) => {
    const typed = source[name]
    const parsed = typeof typed === 'string' ? parseField(name, typed, ANY_DAY) : undefined
    return parsed?.ok && parsed.value !== null ? parsed.value : undefined
  }
  for (const name of SINGLE) {
    const value = read(name)
    if (value !== undefined) values[name] = value
  }
  for (const names of WHOLE) {
    const found = names.map((name) => [name, read(name)] as const)
    if (found.every(([, value]) => value !== undefined))
      for (const [name, value] of found) values[name] = value
  }
  return values
}

/**
 * Names of the fields that a linked registration does not ask for. Names alone: values stay unseen until
 * approval.
 */
export function heldFields(party: PartyDetails | undefined): readonly FieldName[] {
  return party ? Object.keys(partyValues(party)).filter(isFieldName) : []
}

/** The fields a step asks of this registration, in screen order. Empty: customs holds the whole step. */
export function askedFields(step: StepName, held: readonly FieldName[]): readonly FieldName[] {
  return fieldsOf(step)
    .map((field) => field.name)
    .filter((name) => !held.includes(name))
}

/**
 * On approval: the columns that the customs system's data fills. Only empty ones, so that a value which the
 * officer had the business correct stays.
 */
export function applyPartyDetails(profile: ProfileColumns, party: PartyDetails): ProfilePatch {
  const values = partyValues(party)
  const empty = Object.entries(values).filter(([name]) => profile[name as keyof ProfileColumns] === null)
  return valuesToProfile(Object.fromEntries(empty) as FieldValues)
}
