import type { RequestTypeDefinition } from '@/lib/requests/request-type-definition'
import { COMPANY_DOCUMENTS, EXPIRING_DOCUMENTS, IDENTITY_DOCUMENTS } from './document-rules'
import { FIELD_NAMES, fieldsOf, getField, isFieldName } from './fields'
import { displayValues, PERSONAL_FIELDS, storedText } from './profile-values'
import { getAnswers } from './request-answers'
import { saveCompanyCorrections } from './save-corrections'
import { parseField } from './schema'

/**
 * The fields that open when these were returned. With the industrial box its facility opens too: ticking it
 * asks for those answers.
 */
function correctable(returned: readonly string[]): string[] {
  const named = new Set(returned.filter(isFieldName))
  if (named.has('industrial')) for (const { name } of fieldsOf('industrial')) named.add(name)
  return FIELD_NAMES.filter((name) => named.has(name))
}

/** What registration and change have in common: one catalogue of answers, one service, one desk. */
export const companyRequestType = {
  service: 'COMPANY_REGISTRATION',
  serviceLevel: ({ serviceLevelDays }) => serviceLevelDays,
  permissions: {
    read: 'companies.read',
    act: 'companies.register',
    oversee: 'registrations.read',
    decide: 'registrations.decide',
  },
  documents: { types: COMPANY_DOCUMENTS, identity: IDENTITY_DOCUMENTS, expiring: EXPIRING_DOCUMENTS },
  fields: {
    names: FIELD_NAMES,
    personal: PERSONAL_FIELDS,
    correctable,
    mayBeAbsent: (name) => isFieldName(name) && ['boolean', 'choice'].includes(getField(name).kind),
    read: (name, typed, today) => {
      const parsed = isFieldName(name) ? parseField(name, typed, today) : undefined
      return parsed?.ok && isFieldName(name) ? storedText(name, parsed.value) : undefined
    },
  },
  shown: async (tx, requestId, options) => displayValues(await getAnswers(tx, requestId), options),
  saveCorrections: saveCompanyCorrections,
  desk: 'registrations',
  paths: { done: ({ companyId }) => (companyId ? `/companies/${companyId}` : undefined) },
  labels: { fields: 'companies.fields' },
} as const satisfies Pick<
  RequestTypeDefinition,
  | 'service'
  | 'serviceLevel'
  | 'permissions'
  | 'documents'
  | 'fields'
  | 'shown'
  | 'saveCorrections'
  | 'desk'
  | 'labels'
> & { paths: Pick<RequestTypeDefinition['paths'], 'done'> }
