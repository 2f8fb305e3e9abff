import type { Actor } from '@/lib/access/actor'
import { newId } from '@/lib/core/ids'
import type { Tx } from '@/lib/db/client'
import type { GrantReach, Service } from '@/lib/db/generated/enums'
import { endOfDay, lastDayOf } from '../grant-days'
import { recordAccessChange } from '../record-access-change'
import { isAboutCompanies } from '../service-reaches'
import type { LockedJoin } from './lock-join'

type Planned = { service: Service; reach: GrantReach; companyId: string | null }

function planOf({ services, allCompanies }: LockedJoin, companyIds: readonly string[]): Planned[] {
  return services.flatMap((service): Planned[] => {
    if (!isAboutCompanies(service)) return [{ service, reach: 'NONE', companyId: null }]
    if (allCompanies) return [{ service, reach: 'ALL', companyId: null }]
    return companyIds.map((companyId) => ({ service, reach: 'COMPANY', companyId }))
  })
}

/**
 * Grants a new user what the invitation planned, in the name of its sender. Services that the account has left
 * since, and companies that are not its own any more, are left out; once the last day is over there is nothing to
 * grant. Behind the account's lock.
 * @param member the new user, who acts
 */
export async function grantPlanned(tx: Tx, member: Actor, at: Date, row: LockedJoin): Promise<void> {
  if (row.kind !== 'ADDITIONAL' || (row.until && endOfDay(row.until) <= at)) return
  const { accountId } = row
  const subscribed = await tx.serviceSubscription.findMany({
    where: { accountId, service: { in: row.services }, endedAt: null },
    select: { service: true },
  })
  const companies = await tx.company.findMany({
    where: { accountId, id: { in: row.companyIds } },
    select: { id: true },
    orderBy: { id: 'asc' },
  })
  const services = new Set(subscribed.map(({ service }) => service))
  const companyIds = companies.map(({ id }) => id)
  for (const planned of planOf(row, companyIds).filter(({ service }) => services.has(service))) {
    const what = { accountId, userId: row.id, ...planned }
    await tx.grant.create({
      data: {
        ...what,
        ...(row.until && lastDayOf(row.until.toISOString().slice(0, 10), at)),
        id: newId(at),
        grantedAt: at,
        grantedBy: row.invitedById,
      },
    })
    await recordAccessChange(tx, member, at, { kind: 'GRANTED', ...what, until: row.until })
  }
}
