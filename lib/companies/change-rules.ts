import type { DocumentType } from '@/lib/documents/types'
import { FIELDS, fieldsOf, type FieldName } from './fields'
import { stepsFor, type StepName } from './steps'

/** Changed at once, without the office: ways to reach the company, which prove nothing. */
export const CONTACT_FIELDS = [
  'poBox',
  'officePhone',
  'officeFax',
  'mobile',
  'email',
  'website',
] as const satisfies readonly FieldName[]

const NOT_CHANGED_HERE: readonly FieldName[] = [...CONTACT_FIELDS, 'commercialRegistrationNumber']

/**
 * Fields of a step that a change request may alter. The commercial registration number is the company's
 * identity.
 */
export function changeFieldsOf(step: StepName): FieldName[] {
  return fieldsOf(step)
    .map((field) => field.name)
    .filter((name) => !NOT_CHANGED_HERE.includes(name))
}

/** All fields a change request of this profile covers, in screen order. */
export function changeFields(profile: { industrial: boolean }): FieldName[] {
  return stepsFor(profile).flatMap(changeFieldsOf)
}

/**
 * Which paper proves a field. Only the papers of what changed are asked for; a box that was unticked needs
 * none.
 */
const PROOF: Partial<Record<FieldName, readonly DocumentType[]>> = {
  nameAr: ['COMMERCIAL_LICENCE'],
  nameEn: ['COMMERCIAL_LICENCE'],
  entityCivilNumber: ['COMMERCIAL_LICENCE'],
  address: ['COMMERCIAL_LICENCE'],
  city: ['COMMERCIAL_LICENCE'],
  signatoryName: ['SIGNATORY_CIVIL_ID', 'SIGNATURE_AUTHORISATION'],
  signatoryCivilId: ['SIGNATORY_CIVIL_ID', 'SIGNATURE_AUTHORISATION'],
  signatoryCivilIdExpiresOn: ['SIGNATORY_CIVIL_ID'],
  residencyNumber: ['SIGNATORY_CIVIL_ID'],
}

const PROOF_OF_STEP: Partial<Record<StepName, DocumentType>> = {
  industrial: 'INDUSTRIAL_LICENCE',
  importer: 'IMPORT_LICENCE',
  commercial: 'COMMERCIAL_LICENCE',
}

export type Values = Readonly<Record<FieldName, string>>
export type Difference = { name: FieldName; from: string; to: string }

/**
 * What differs between the approved values and the changed ones (both as `profileToValues` gives them), in
 * screen order.
 */
export function differencesOf(from: Values, to: Values): Difference[] {
  const covered = new Set([
    ...changeFields({ industrial: from.industrial === 'on' }),
    ...changeFields({ industrial: to.industrial === 'on' }),
  ])
  return FIELDS.flatMap(({ name, step }): Difference[] => {
    if (!covered.has(name) || from[name] === to[name]) return []
    // Without a facility its fields are not part of the company any more: the box alone tells it.
    if (step === 'industrial' && to.industrial !== 'on') return []
    return [{ name, from: from[name], to: to[name] }]
  })
}

/** The documents a change needs before it can be handed in. */
export function requiredForChange(differences: readonly Pick<Difference, 'name'>[]): DocumentType[] {
  const needed = new Set<DocumentType>()
  for (const { name } of differences) {
    const step = FIELDS.find((field) => field.name === name)?.step
    const ofStep = step && PROOF_OF_STEP[step]
    for (const type of PROOF[name] ?? (ofStep ? [ofStep] : [])) needed.add(type)
  }
  return [...needed]
}
