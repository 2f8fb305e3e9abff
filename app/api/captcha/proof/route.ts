import { issueProof } from '@/lib/captcha/proof'
import { now } from '@/lib/core/clock'

/** A proof-of-work challenge in altcha's form. Nothing is stored for it. */
export async function GET(): Promise<Response> {
  return Response.json(await issueProof(await now()), { headers: { 'cache-control': 'no-store' } })
}
