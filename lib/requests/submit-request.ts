import type { Actor } from '@/lib/access/actor'
import { fail, ok, type Result } from '@/lib/core/result'
import type { Tx } from '@/lib/db/client'
import type { Request } from '@/lib/db/generated/client'
import { advance } from './advance'
import { announce } from './announce'
import { lockOwnRequest } from './lock-own-request'
import type { RequestTypes } from './request-type-definition'
import { dueAfter } from './service-level'

export type Submission = {
  requestId: string
  /** The version the page showed; that of the draft when absent. */
  version?: number
  /** Etag of the check page. */
  seen?: string
}

/**
 * Hands a draft in: the rules of its type, the deadline, the titles that lists show, business and other
 * systems told. A second post of the same page finds it handed in and changes nothing.
 * @returns `already` when it had been handed in; else problems of the type's `validateSubmission`,
 * `requestNotDraft`, `requestStale`
 */
export async function submitRequest(
  types: RequestTypes,
  tx: Tx,
  actor: Actor,
  at: Date,
  { requestId, version, seen }: Submission,
): Promise<Result<{ request: Request; already: boolean }>> {
  const locked = await lockOwnRequest(types, tx, actor, requestId)
  if (!locked.ok) return locked
  const { request, definition, member } = locked.value
  const repeated = version === undefined || request.version === version + 1
  if (request.state === 'SUBMITTED' && repeated) return ok({ request, already: true })
  if (request.state !== 'DRAFT') return fail('requestNotDraft')
  const titles = await definition.validateSubmission(tx, member, at, request, seen)
  if (!titles.ok) return titles
  const moved = await advance(tx, actor, at, {
    requestId,
    version: version ?? request.version,
    move: 'submit',
    patch: { submittedAt: at, dueAt: await dueAfter(tx, at, definition), ...titles.value },
  })
  if (!moved.ok) return moved
  await announce(definition, tx, at, moved.value, { notice: 'request.submitted', event: 'request.submitted' })
  return ok({ request: moved.value, already: false })
}
