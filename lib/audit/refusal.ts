import type { Actor } from '@/lib/access/actor'
import { db } from '@/lib/db/client'
import { addressBlock } from '@/lib/http/client-address'
import { takeFromLimit } from '@/lib/http/rate-limit'
import { recordAudit } from './audit'

/** Above this many a minute an address is only counted: a flood must not fill the audit. */
const LINES_A_MINUTE = 30

/** Audits a refused call, on its own connection: nothing else of the call is kept. */
export async function recordRefusal(
  actor: Actor,
  at: Date,
  refusal: { action: string; code: string; address: string },
): Promise<void> {
  const taken = await takeFromLimit(
    `refusals:${addressBlock(refusal.address)}`,
    { most: LINES_A_MINUTE, seconds: 60 },
    at,
  )
  if (!taken.allowed) return
  await recordAudit(db, actor, at, {
    event: 'action.refused',
    outcome: 'REFUSED',
    action: refusal.action,
    address: refusal.address,
    details: { code: refusal.code },
  })
}
