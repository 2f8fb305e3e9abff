import type { Subject } from '@/lib/access/explain'

/** A company as what a person of its account sees or not. */
export const companySubject = (accountId: string, companyId: string): Subject => ({
  accountId,
  service: 'COMPANY_REGISTRATION',
  permission: 'companies.read',
  places: [{ companyId, as: 'ITSELF' }],
})
