import type { Actor } from '@/lib/access/actor'
import { fail, ok, type Result } from '@/lib/core/result'
import { db } from '@/lib/db/client'
import { takeInquiry } from './take-inquiry'
import { runInquiry } from './run-inquiry'
import { findReturn } from './return-query'

/**
 * The payer asks for the result instead of waiting for the next round: KNET is asked, unless it was ten
 * seconds ago, and what it says is written.
 */
export async function runReturnInquiry(actor: Actor, at: Date, token: string): Promise<Result> {
  const attempt = await findReturn(actor, token)
  if (!attempt) return fail('notFound')
  if (await db.$transaction((tx) => takeInquiry(tx, at, attempt.id))) await runInquiry(attempt.id)
  return ok()
}
