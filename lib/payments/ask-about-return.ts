import type { Actor } from '@/lib/access/actor'
import { fail, ok, type Result } from '@/lib/core/result'
import { inquire } from './inquire'
import { findReturn } from './return-query'

/** The payer asks for the result instead of waiting for the next round: KNET is asked, and what it says is written. */
export async function askAboutReturn(actor: Actor, token: string): Promise<Result> {
  const attempt = await findReturn(actor, token)
  if (!attempt) return fail('notFound')
  await inquire(attempt.id)
  return ok()
}
