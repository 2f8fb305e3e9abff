import { isObserver } from '@/lib/access/actor'
import { getActor } from '@/lib/auth/session'
import { issueProof } from '@/lib/captcha/proof'
import { now } from '@/lib/core/clock'
import { observingProblem } from '@/lib/http/problem'

/** A proof-of-work challenge in altcha's form. Nothing is stored for it. */
export async function GET(): Promise<Response> {
  if (isObserver(await getActor())) return observingProblem()
  return Response.json(await issueProof(await now()), { headers: { 'cache-control': 'no-store' } })
}
