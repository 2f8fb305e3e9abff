import type { StepName } from './steps'

export type FieldKind =
  | 'text'
  | 'arabic'
  | 'latin'
  | 'code'
  | 'civilId'
  | 'day'
  | 'mobile'
  | 'landline'
  | 'email'
  | 'url'
  | 'choice'
  | 'boolean'

export const LICENCE_TYPES = ['PERMANENT', 'TEMPORARY'] as const

/** Field sets of a step: a long step is read group by group. */
export type FieldGroup =
  | 'identity'
  | 'signatory'
  | 'contact'
  | 'industrial'
  | 'industrialLicence'
  | 'industrialRegister'
  | 'importLicence'
  | 'commercialLicence'

export type FieldSpec = {
  name: FieldName
  step: StepName
  group: FieldGroup
  kind: FieldKind
  required: boolean
}

const FIELD_TABLE = [
  { name: 'nameAr', step: 'company', group: 'identity', kind: 'arabic', required: true },
  { name: 'nameEn', step: 'company', group: 'identity', kind: 'latin', required: true },
  { name: 'commercialRegistrationNumber', step: 'company', group: 'identity', kind: 'code', required: true },
  { name: 'entityCivilNumber', step: 'company', group: 'identity', kind: 'code', required: false },
  { name: 'signatoryName', step: 'company', group: 'signatory', kind: 'text', required: true },
  { name: 'signatoryCivilId', step: 'company', group: 'signatory', kind: 'civilId', required: true },
  { name: 'signatoryCivilIdExpiresOn', step: 'company', group: 'signatory', kind: 'day', required: true },
  { name: 'residencyNumber', step: 'company', group: 'signatory', kind: 'code', required: false },
  { name: 'address', step: 'company', group: 'contact', kind: 'text', required: true },
  { name: 'city', step: 'company', group: 'contact', kind: 'text', required: true },
  { name: 'poBox', step: 'company', group: 'contact', kind: 'code', required: true },
  { name: 'officePhone', step: 'company', group: 'contact', kind: 'landline', required: true },
  { name: 'officeFax', step: 'company', group: 'contact', kind: 'landline', required: false },
  { name: 'mobile', step: 'company', group: 'contact', kind: 'mobile', required: true },
  { name: 'email', step: 'company', group: 'contact', kind: 'email', required: true },
  { name: 'website', step: 'company', group: 'contact', kind: 'url', required: false },
  { name: 'industrial', step: 'company', group: 'industrial', kind: 'boolean', required: false },
  {
    name: 'industrialLicenceNumber',
    step: 'industrial',
    group: 'industrialLicence',
    kind: 'code',
    required: true,
  },
  {
    name: 'industrialLicenceIssuedOn',
    step: 'industrial',
    group: 'industrialLicence',
    kind: 'day',
    required: true,
  },
  {
    name: 'industrialLicenceExpiresOn',
    step: 'industrial',
    group: 'industrialLicence',
    kind: 'day',
    required: true,
  },
  {
    name: 'industrialRegisterNumber',
    step: 'industrial',
    group: 'industrialRegister',
    kind: 'code',
    required: true,
  },
  {
    name: 'industrialRegisterIssuedOn',
    step: 'industrial',
    group: 'industrialRegister',
    kind: 'day',
    required: true,
  },
  { name: 'importLicenceType', step: 'importer', group: 'importLicence', kind: 'choice', required: true },
  { name: 'importLicenceNumber', step: 'importer', group: 'importLicence', kind: 'code', required: true },
  { name: 'importLicenceIssuedOn', step: 'importer', group: 'importLicence', kind: 'day', required: true },
  { name: 'importLicenceExpiresOn', step: 'importer', group: 'importLicence', kind: 'day', required: true },
  {
    name: 'commercialLicenceType',
    step: 'commercial',
    group: 'commercialLicence',
    kind: 'choice',
    required: true,
  },
  {
    name: 'commercialLicenceNumber',
    step: 'commercial',
    group: 'commercialLicence',
    kind: 'code',
    required: true,
  },
  {
    name: 'commercialLicenceIssuedOn',
    step: 'commercial',
    group: 'commercialLicence',
    kind: 'day',
    required: true,
  },
  {
    name: 'commercialLicenceExpiresOn',
    step: 'commercial',
    group: 'commercialLicence',
    kind: 'day',
    required: true,
  },
] as const

export type FieldName = (typeof FIELD_TABLE)[number]['name']

/**
 * Every field of guide §4.1–4.4 in screen order. Names are columns of CompanyProfile (the civil ID is stored
 * sealed). The guide leaves address, fax, mobile and residency number open: address and mobile are required,
 * the others are not.
 */
export const FIELDS: readonly FieldSpec[] = FIELD_TABLE

export const FIELD_NAMES: readonly FieldName[] = FIELD_TABLE.map((field) => field.name)

const BY_NAME = new Map<string, FieldSpec>(FIELDS.map((field) => [field.name, field]))

/** True for a name of the catalogue: anything else that was posted is ignored. */
export function isFieldName(name: unknown): name is FieldName {
  return typeof name === 'string' && BY_NAME.has(name)
}

/** The catalogue's entry. @throws for a name that is not in it */
export function getField(name: FieldName): FieldSpec {
  const field = BY_NAME.get(name)
  if (!field) throw new Error(`no field ${name}`)
  return field
}

/** A step's fields, in screen order. */
export function fieldsOf(step: StepName): readonly FieldSpec[] {
  return FIELDS.filter((field) => field.step === step)
}

/** Expiry dates and the issue dates they must follow. */
export const DATE_PAIRS: readonly { issued: FieldName; expires: FieldName }[] = [
  { issued: 'industrialLicenceIssuedOn', expires: 'industrialLicenceExpiresOn' },
  { issued: 'importLicenceIssuedOn', expires: 'importLicenceExpiresOn' },
  { issued: 'commercialLicenceIssuedOn', expires: 'commercialLicenceExpiresOn' },
]

/** Dates that run out and are watched. */
export const EXPIRY_FIELDS = [
  'signatoryCivilIdExpiresOn',
  'industrialLicenceExpiresOn',
  'importLicenceExpiresOn',
  'commercialLicenceExpiresOn',
] as const satisfies readonly FieldName[]

/** Dates that cannot lie ahead. */
export const ISSUE_FIELDS: readonly FieldName[] = [
  ...DATE_PAIRS.map((pair) => pair.issued),
  'industrialRegisterIssuedOn',
]
