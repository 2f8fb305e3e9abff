import type { Subject } from '@/lib/access/explain'
import type { Request } from '@/lib/db/generated/client'
import type { RequestTypeDefinition } from './request-type-definition'

/** A request as what a person of its account sees or not. */
export const requestSubject = (
  { service, permissions }: Pick<RequestTypeDefinition, 'service' | 'permissions'>,
  { accountId, companyId }: Pick<Request, 'accountId' | 'companyId'>,
): Subject => ({ accountId, service, permission: permissions.read, places: [{ companyId, as: 'OWNER' }] })
