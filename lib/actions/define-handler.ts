import { isObserver, isSignedIn, type Actor } from '@/lib/access/actor'
import { canAnywhere, type Permission } from '@/lib/access/permissions'
import { recordRefusal } from '@/lib/audit/refusal'
import { getActor } from '@/lib/auth/session'
import { now } from '@/lib/core/clock'
import { addressBlock, clientAddress } from '@/lib/http/client-address'
import { isAllowedOrigin } from '@/lib/http/origin'
import { observingProblem, problemResponse } from '@/lib/http/problem'
import { takeFromLimit, type Limit } from '@/lib/http/rate-limit'

export type HandlerCall = {
  request: Request
  actor: Actor
  at: Date
  address: string
  /** Audits that the call is refused, under the handler's name. */
  recordRefused: (code: string) => Promise<void>
}

type Refusal =
  { code: 'foreignOrigin' } | { code: 'forbidden' } | { code: 'tooMany'; retryAfterSeconds: number }

type Definition<A extends unknown[]> = {
  /** Unique, dotted: names the call in audit and limits. */
  name: string
  /** What the call is about is checked in the query, or by the command: a body is not read for it. */
  permission: Permission | ((actor: Actor, ...given: A) => boolean)
  /** The request changes something: it must come from a page of ours. */
  checkOrigin?: true
  /** Uses a window, by user, or by address of whoever is not signed in; unlimited when absent. */
  limit?: Limit
  /** What a refusal looks like to this handler's callers. */
  refuse?: (refusal: Refusal, call: HandlerCall) => Response | Promise<Response>
  run: (call: HandlerCall, ...given: A) => Promise<Response>
}

/** 401 for somebody who may sign in first; else 404, as for what does not exist. */
export function refuseAsProblem(refusal: Refusal, { actor }: Pick<HandlerCall, 'actor'>): Response {
  if (refusal.code === 'foreignOrigin')
    return problemResponse(403, 'foreignOrigin', 'The request did not come from this site')
  if (refusal.code === 'tooMany')
    return problemResponse(429, 'tooMany', 'Too many requests', {
      'retry-after': String(refusal.retryAfterSeconds),
    })
  return actor.kind === 'VISITOR'
    ? problemResponse(401, 'signedOut', 'Sign in first')
    : problemResponse(404, 'notFound', 'Not found')
}

/**
 * The one way to write a route handler for a signed-in caller: Origin, session, permission, limit, run. What
 * is refused is audited; nothing of a body is read before `run`. An observer is refused whatever it is.
 * @returns the handler; `given` are the parts of its address
 */
export function defineHandler<A extends unknown[] = []>({
  name,
  permission,
  checkOrigin,
  limit,
  refuse = refuseAsProblem,
  run,
}: Definition<A>): (request: Request, ...given: A) => Promise<Response> {
  return async (request, ...given) => {
    const at = await now()
    const address = clientAddress(request.headers)
    const callOf = (actor: Actor): HandlerCall => ({
      request,
      actor,
      at,
      address,
      recordRefused: (code) => recordRefusal(actor, at, { action: name, code, address }),
    })
    const refused = async (refusal: Refusal, call: HandlerCall) => {
      await call.recordRefused(refusal.code)
      return refuse(refusal, call)
    }
    if (checkOrigin && !isAllowedOrigin(request.headers.get('origin')))
      return refused({ code: 'foreignOrigin' }, callOf({ kind: 'VISITOR' }))
    const call = callOf(await getActor())
    if (isObserver(call.actor)) {
      await call.recordRefused('observing')
      return observingProblem()
    }
    const allowed =
      typeof permission === 'function'
        ? permission(call.actor, ...given)
        : canAnywhere(call.actor, permission)
    if (!allowed) return refused({ code: 'forbidden' }, call)
    if (limit) {
      const who = isSignedIn(call.actor) ? call.actor.userId : addressBlock(address)
      const taken = await takeFromLimit(`action:${name}:${who}`, limit, at)
      if (!taken.allowed)
        return refused({ code: 'tooMany', retryAfterSeconds: taken.retryAfterSeconds }, call)
    }
    return run(call, ...given)
  }
}
