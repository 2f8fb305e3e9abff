import type { Member } from '@/lib/access/actor'
import { hasReach } from '@/lib/access/grants'
import type { Tx } from '@/lib/db/client'
import type { Service } from '@/lib/db/generated/enums'
import { serviceEntry, unmetNeeds, type NeedFacts, type ServiceNeed } from './service-catalogue'

export type AccountServices = NeedFacts & {
  /** Current subscriptions, with the moment since which they hold. */
  since: Partial<Record<Service, Date>>
}

type Row = { activeCompanies: number; brokerOffice: boolean; subscriptions: Record<string, string> | null }

/** What the catalogue must know of an account, in one query. @param accountId the actor's own */
export async function readAccountServices(tx: Tx, accountId: string): Promise<AccountServices> {
  const rows = await tx.$queryRaw<Row[]>`
    SELECT (SELECT count(*)::int FROM "Company" c WHERE c."accountId" = a.id AND c.state = 'ACTIVE') AS "activeCompanies",
      (a."legalEntityCode" = 'CUSTOMS_BROKER_OFFICE' OR EXISTS (SELECT FROM "Company" c JOIN "CustomsParty" p ON p.id = c."partyId"
        WHERE c."accountId" = a.id AND c.state = 'ACTIVE' AND p.kind = 'BROKER')) AS "brokerOffice",
      (SELECT json_object_agg(s.service, s.since) FROM "ServiceSubscription" s WHERE s."accountId" = a.id AND s."endedAt" IS NULL) AS subscriptions
    FROM "Account" a WHERE a.id = ${accountId}::uuid`
  const { activeCompanies = 0, brokerOffice = false, subscriptions = null } = rows[0] ?? {}
  const since = Object.fromEntries(
    Object.entries(subscriptions ?? {}).map(([service, at]) => [service, new Date(at)]),
  )
  return { activeCompanies, brokerOffice, since }
}

/**
 * Where a reader stands with a service. NOT_OPEN: nobody has it yet. For a general user SUBSCRIBED,
 * CAN_SUBSCRIBE or NEEDS (something is missing first); for an additional user GRANTED, CAN_ASK, or
 * NOT_SUBSCRIBED, when the account itself has not got it.
 */
export type ServiceState =
  'NOT_OPEN' | 'SUBSCRIBED' | 'CAN_SUBSCRIBE' | 'NEEDS' | 'GRANTED' | 'CAN_ASK' | 'NOT_SUBSCRIBED'

export type ServiceStanding = { state: ServiceState; since?: Date; missing: ServiceNeed[] }

/** Where a reader of the account stands with a service. */
export function serviceStanding(member: Member, service: Service, account: AccountServices): ServiceStanding {
  const since = account.since[service]
  const missing = unmetNeeds(service, account)
  return { state: stateOf(member, service, since, missing), since, missing }
}

function stateOf(
  member: Member,
  service: Service,
  since: Date | undefined,
  missing: readonly ServiceNeed[],
): ServiceState {
  if (!serviceEntry(service).open) return 'NOT_OPEN'
  if (member.kind === 'GENERAL') {
    if (since) return 'SUBSCRIBED'
    return missing.length > 0 ? 'NEEDS' : 'CAN_SUBSCRIBE'
  }
  if (!since) return 'NOT_SUBSCRIBED'
  return hasReach(member, service) ? 'GRANTED' : 'CAN_ASK'
}
