import type { Tx } from '@/lib/db/client'
import type { SuspensionCause } from '@/lib/db/generated/enums'

/** Why an account or a company is suspended, as its people are told: the office, never an officer. */
export type Suspension = {
  since: Date
  /** Null where it was suspended before reasons were chosen from a list. */
  cause: SuspensionCause | null
  /** What the office wrote to the customer. */
  text: string
}

const KINDS = {
  ACCOUNT: ['ACCOUNT_SUSPENDED', 'ACCOUNT_REINSTATED'],
  COMPANY: ['COMPANY_SUSPENDED', 'COMPANY_REINSTATED'],
} as const

/** What is suspended: an account, or one of its companies. */
export type Suspended = { accountId: string; companyId?: string }

/**
 * The last time that an account or a company was suspended or reinstated. A form carries its id, so that nobody
 * undoes what he has not seen. UNSCOPED.
 */
export async function findLastSuspensionEvent(tx: Tx, { accountId, companyId }: Suspended) {
  return (
    (await tx.accessEvent.findFirst({
      where: {
        accountId,
        companyId: companyId ?? null,
        kind: { in: [...KINDS[companyId ? 'COMPANY' : 'ACCOUNT']] },
      },
      orderBy: [{ at: 'desc' }, { id: 'desc' }],
      select: { id: true, at: true, kind: true, cause: true, reason: true },
    })) ?? undefined
  )
}

/**
 * The suspension in force of an account or a company that is suspended, for those whom it concerns. UNSCOPED: the
 * caller has seen that it is theirs, and that it is suspended.
 * @returns undefined where the history does not name it
 */
export async function findSuspension(tx: Tx, suspended: Suspended): Promise<Suspension | undefined> {
  const last = await findLastSuspensionEvent(tx, suspended)
  if (!last || !last.kind.endsWith('_SUSPENDED')) return undefined
  return { since: last.at, cause: last.cause, text: last.reason ?? '' }
}
