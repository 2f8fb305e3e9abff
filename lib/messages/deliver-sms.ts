import { env } from '@/lib/env'
import { DeliveryError, isFinalStatus } from './delivery-error'
import { putInMailbox, type MailboxMessage } from './mailbox'

const TIMEOUT_MS = 10_000

/**
 * Sends an SMS: POST of `{ id, to, text }` as JSON to SMS_GATEWAY_URL (bearer SMS_GATEWAY_TOKEN), answered
 * 2xx with an optional `{ id }`. Else the local mailbox.
 * @param key sent as `Idempotency-Key`: the gateway must not send the same key twice
 * @returns the gateway's id
 * @throws {DeliveryError}
 */
export async function deliverSms(message: MailboxMessage, key: string): Promise<string> {
  if (!env.SMS_GATEWAY_URL) return putInMailbox(message)
  const response = await fetch(env.SMS_GATEWAY_URL, {
    method: 'POST',
    headers: {
      'content-type': 'application/json',
      'idempotency-key': key,
      ...(env.SMS_GATEWAY_TOKEN && { authorization: `Bearer ${env.SMS_GATEWAY_TOKEN}` }),
    },
    body: JSON.stringify({ id: message.id, to: message.to, text: message.text }),
    signal: AbortSignal.timeout(TIMEOUT_MS),
    redirect: 'error',
  }).catch((cause: unknown) => {
    throw new DeliveryError(`SMS gateway: ${cause instanceof Error ? cause.name : 'unreachable'}`, false)
  })
  if (!response.ok) throw new DeliveryError(`SMS gateway: ${response.status}`, isFinalStatus(response.status))
  const answer = (await response.json().catch(() => ({}))) as { id?: unknown }
  return typeof answer.id === 'string' ? answer.id : message.id
}
