import { companyChange } from '@/lib/companies/change-type'
import { companyRegistration } from '@/lib/companies/registration-type'
import type { RequestType } from '@/lib/requests/request-type'
import type { RequestTypeDefinition, RequestTypes } from '@/lib/requests/request-type-definition'

/** Every type of request, with its definition: the one place where the domains of requests come together. */
export const requestTypes = {
  COMPANY_REGISTRATION: companyRegistration,
  COMPANY_CHANGE: companyChange,
} as const satisfies Record<RequestType, RequestTypeDefinition>

/** What the numbers of requests begin with, each once: `CO` and others. */
export const requestSeries: readonly string[] = [
  ...new Set(Object.values(requestTypes).map(({ series }) => series)),
]

/** The office's desks, each once, in the order of the types. */
export const DESKS: readonly string[] = [...new Set(Object.values(requestTypes).map(({ desk }) => desk))]

/** The types that one desk of the office works on; none for a name that is no desk. */
export function typesOfDesk(desk: string): RequestTypes {
  return Object.fromEntries(Object.entries(requestTypes).filter(([, definition]) => definition.desk === desk))
}
