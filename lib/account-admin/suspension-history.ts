import type { Actor } from '@/lib/access/actor'
import { can } from '@/lib/access/permissions'
import { isId } from '@/lib/core/ids'
import { db } from '@/lib/db/client'

/** What the office did to an account, its companies and its users. */
const KINDS = [
  'ACCOUNT_SUSPENDED',
  'ACCOUNT_REINSTATED',
  'COMPANY_SUSPENDED',
  'COMPANY_REINSTATED',
  'USER_SUSPENDED',
  'USER_REINSTATED',
] as const
type SuspensionKind = (typeof KINDS)[number]

const SHOWN = 30

/** Suspensions and reinstatements of an account, the latest first: the history of access keeps them. */
export async function listSuspensions(actor: Actor, accountId: string) {
  if (!can(actor, 'accounts.oversee') || !isId(accountId)) return []
  const events = await db.accessEvent.findMany({
    where: { accountId, kind: { in: [...KINDS] } },
    orderBy: [{ at: 'desc' }, { id: 'desc' }],
    take: SHOWN,
  })
  return events.map((event) => ({ ...event, kind: event.kind as SuspensionKind }))
}
export type SuspensionLine = Awaited<ReturnType<typeof listSuspensions>>[number]
