import { fail, ok, type Result } from '@/lib/core/result'
import type { Tx } from '@/lib/db/client'

/**
 * Whether a business may act on what is a company's: not while the office has suspended it. Other companies of the
 * account go on. Read, not locked: what is under way as a company is suspended counts as before it, and changes
 * nothing that the suspension looks at.
 * @param companyId null: nothing of a company yet
 * @returns `companySuspended`
 */
export async function refuseSuspendedCompany(tx: Tx, companyId: string | null): Promise<Result> {
  if (!companyId) return ok()
  const suspended = await tx.company.count({ where: { id: companyId, state: 'SUSPENDED' } })
  return suspended > 0 ? fail('companySuspended') : ok()
}
