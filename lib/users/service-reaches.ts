import type { GrantReach, Service } from '@/lib/db/generated/enums'

const COMPANIES: readonly GrantReach[] = ['COMPANY', 'ALL']

/** How far a service can be granted: for companies where it is about them, else for what has none. */
export const REACHES: Readonly<Record<Service, readonly GrantReach[]>> = {
  COMPANY_REGISTRATION: COMPANIES,
  PAYMENTS: COMPANIES,
  DECLARATIONS: COMPANIES,
  BILLS: COMPANIES,
  LICENCE_RENEWAL: COMPANIES,
  TARIFF: ['NONE'],
  BROKER_EXAM: ['NONE'],
}

/** Whether a service is granted for companies, and not for what has none. */
export const isAboutCompanies = (service: Service): boolean => REACHES[service].includes('COMPANY')
