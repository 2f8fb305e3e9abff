import type { Actor } from '@/lib/access/actor'
import { ok, type Result } from '@/lib/core/result'
import type { Tx } from '@/lib/db/client'
import { submitRequest } from '@/lib/requests/submit-request'
import { companyRegistration } from './registration-type'

const TYPES = { [companyRegistration.type]: companyRegistration }

export type Submitted = { requestId: string; number: string; already: boolean }

/**
 * Hands a registration in (`submitRequest`). A second submission changes nothing and succeeds.
 * @param input.seen etag of the check page
 */
export async function submitRegistration(
  tx: Tx,
  actor: Actor,
  at: Date,
  input: { requestId: string; seen?: string },
): Promise<Result<Submitted>> {
  const submitted = await submitRequest(TYPES, tx, actor, at, input)
  if (!submitted.ok) return submitted
  const { request, already } = submitted.value
  return ok({ requestId: request.id, number: request.number, already })
}
