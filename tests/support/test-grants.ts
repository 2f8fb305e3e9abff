import type { GrantOf } from '@/lib/access/actor'
import type { GrantReach, Service } from '@/lib/db/generated/enums'

/** A grant as a test writes it: with a company it reaches that one, without one what has none. */
export type TestGrant = { service: Service; companyId: string | null; reach?: GrantReach }

export const grantsOf = (grants: readonly TestGrant[]): GrantOf[] =>
  grants.map(({ service, companyId, reach }): GrantOf => {
    if (companyId !== null) return { service, reach: 'COMPANY', companyId }
    return { service, reach: reach === 'ALL' ? 'ALL' : 'NONE', companyId }
  })
