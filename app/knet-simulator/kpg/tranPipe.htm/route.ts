import { devNotFound } from '@/lib/http/dev-page'
import { isAllowedOrigin } from '@/lib/http/origin'
import { problemResponse } from '@/lib/http/problem'
import { readBodyText } from '@/lib/http/read-body'
import { hasSimulator } from '@/lib/knet-simulator/available'
import { answerPipe } from '@/lib/knet-simulator/pipe'

export const dynamic = 'force-dynamic'

/** Inquiries and refunds, from server to server: a browser of another site is sent away. */
export async function POST(request: Request): Promise<Response> {
  if (!hasSimulator()) return devNotFound()
  const origin = request.headers.get('origin')
  if (origin !== null && !isAllowedOrigin(origin))
    return problemResponse(403, 'foreignOrigin', 'The request did not come from this site')
  const text = await readBodyText(request)
  if (!text.ok) return problemResponse(413, 'bodyTooLarge', 'The message is too large')
  const { status, body } = await answerPipe(text.value)
  return new Response(body, {
    status,
    headers: { 'content-type': 'application/xml; charset=utf-8', 'cache-control': 'no-store' },
  })
}
