import { defineHandler, refuseAsProblem } from '@/lib/actions/define-handler'
import { signedIn } from '@/lib/auth/change-password'
import { extendSession } from '@/lib/auth/extend-session'
import { problemResponse } from '@/lib/http/problem'

/** Keeps the asking session: `{ idleEndsAt, endsAt }`, ISO 8601. */
export const POST = defineHandler({
  name: 'session.extend',
  permission: 'session.own',
  checkOrigin: true,
  limit: { most: 60, seconds: 60 },
  refuse: (refusal, call) =>
    refusal.code === 'forbidden'
      ? problemResponse(401, 'sessionEnded', 'There is no session to keep')
      : refuseAsProblem(refusal, call),
  run: async ({ actor, at }) =>
    Response.json(await extendSession(signedIn(actor), at), { headers: { 'cache-control': 'no-store' } }),
})
