import { Webhook } from 'standardwebhooks'
import { newId } from '@/lib/core/ids'

/** A secret as a provider gives it. */
export const WEBHOOK_SECRET = `whsec_${Buffer.alloc(32, 7).toString('base64')}`

type Given = { id?: string; secret?: string; signedAt?: Date; prefix?: 'webhook' | 'svix' }

/** A provider's report as it comes in: signed now, under an id of its own, unless something else is wanted. */
export function signedReport(
  body: unknown,
  { id = newId(), secret = WEBHOOK_SECRET, signedAt = new Date(), prefix = 'svix' }: Given = {},
): Request {
  const text = typeof body === 'string' ? body : JSON.stringify(body)
  return new Request('http://localhost/api/mail/events', {
    method: 'POST',
    body: text,
    headers: {
      [`${prefix}-id`]: id,
      [`${prefix}-timestamp`]: String(Math.floor(signedAt.getTime() / 1000)),
      [`${prefix}-signature`]: new Webhook(secret).sign(id, signedAt, text),
    },
  })
}
