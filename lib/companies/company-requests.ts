import type { RequestTypeDefinition } from '@/lib/requests/request-type-definition'

type Numbered = Pick<RequestTypeDefinition, 'type' | 'series'>

/** The registration of a company, main or branch. */
export const COMPANY_REGISTRATION = { type: 'COMPANY_REGISTRATION', series: 'CO' } as const satisfies Numbered

/** The change of an approved company. */
export const COMPANY_CHANGE = { type: 'COMPANY_CHANGE', series: 'CO' } as const satisfies Numbered
