import { Webhook } from 'standardwebhooks'
import { now } from '@/lib/core/clock'
import { logger } from '@/lib/core/logger'
import type { Result } from '@/lib/core/result'
import { problemResponse } from '@/lib/http/problem'
import { readBodyText } from '@/lib/http/read-body'
import type { DeliveryNews } from './delivery-reports'
import { recordDelivery } from './record-delivery'

const MAX_ID = 200

/** Resend names the headers by its carrier, Svix; the scheme is the same. */
const headerOf = (request: Request, name: 'id' | 'timestamp' | 'signature') =>
  request.headers.get(`webhook-${name}`) ?? request.headers.get(`svix-${name}`) ?? ''

/** Whether the body is the provider's own, of the last five minutes by this machine's clock. */
function isSigned(secret: string, body: string, request: Request): boolean {
  try {
    const headers = {
      'webhook-id': headerOf(request, 'id'),
      'webhook-timestamp': headerOf(request, 'timestamp'),
      'webhook-signature': headerOf(request, 'signature'),
    }
    new Webhook(secret).verify(body, headers, { jsonParse: false })
    return true
  } catch {
    return false
  }
}

const answer = (status: string) => Response.json({ status }, { headers: { 'cache-control': 'no-store' } })

/**
 * Answers a provider's report of a message, signed by Standard Webhooks: 200 with `applied`, `repeated` or `ignored`;
 * 404 where no secret is set, and for an unknown message (the provider reports again); 401 for a wrong or old
 * signature; 413; 422 for what cannot be read.
 * @param secret `whsec_` and the key in base64
 * @param read takes the news out of the body
 */
export async function answerReport(
  request: Request,
  secret: string | undefined,
  read: (body: unknown) => Result<DeliveryNews | undefined>,
): Promise<Response> {
  if (!secret) return problemResponse(404, 'notFound', 'No reports are taken here')
  const body = await readBodyText(request)
  if (!body.ok) return problemResponse(413, 'bodyTooLarge', 'The body is larger than 64 KB, or broke off')
  if (!isSigned(secret, body.value, request))
    return problemResponse(401, 'signature', 'The signature is missing, wrong, or older than five minutes')
  const id = headerOf(request, 'id')
  const news = read(parsed(body.value))
  if (!news.ok || id.length > MAX_ID)
    return problemResponse(422, 'reportUnreadable', 'The report is not of the expected form')
  if (!news.value) return answer('ignored')
  const outcome = await recordDelivery(id, news.value, await now())
  if (outcome !== 'unknown') return answer(outcome)
  logger.info({ providerId: news.value.providerId }, 'a report of an unknown message')
  return problemResponse(
    404,
    'unknownMessage',
    'No message of this id was sent, or it is not written down yet',
  )
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}
