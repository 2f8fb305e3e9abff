import { newId, sha256 } from '@/lib/core/ids'
import { seal } from '@/lib/core/vault'
import type { Tx } from '@/lib/db/client'
import { addressBlock } from '@/lib/http/client-address'
import { takeFromLimit } from '@/lib/http/rate-limit'
import type { GatewayMessageKind } from '@/lib/db/generated/enums'
import { redact } from '@/lib/knet/redact'

/** The additional data that stored messages are bound to. */
export const GATEWAY = 'gateway'

/** Characters kept of one text: a flood must not fill the disk. The digest is of the whole. */
const MAX_KEPT = 16_384

/**
 * Refused or repeated messages kept a minute of one address, and clear ones a day of one attempt: what comes
 * above is only counted.
 */
const KEPT_A_MINUTE = { most: 30, seconds: 60 }
const KEPT_A_DAY = { most: 30, seconds: 86_400 }

/**
 * Whether one more message that anybody could have sent is kept; counts it in any case (`RateLimit`, by
 * address block).
 * @param attemptId of a clear message that names an attempt
 */
export async function mayKeepMessage(
  tx: Tx,
  at: Date,
  { address = 'unknown', attemptId }: { address?: string; attemptId?: string },
): Promise<boolean> {
  const byAddress = await takeFromLimit(`gateway-message:${addressBlock(address)}`, KEPT_A_MINUTE, at, tx)
  const byAttempt = attemptId
    ? await takeFromLimit(`gateway-message:${attemptId}`, KEPT_A_DAY, at, tx)
    : byAddress
  return byAddress.allowed && byAttempt.allowed
}

export type StoredMessage = {
  attemptId?: string
  kind: GatewayMessageKind
  direction: 'IN' | 'OUT'
  body: string
  plain?: string
  /** What makes two messages the same one; the body when absent. */
  sameness?: string
  address?: string
  /** `mayKeepMessage` has counted it: a repetition is not counted a second time. */
  counted?: true
  /** A short code: what became of it. */
  outcome: string
}

const sealed = (text: string) => seal(redact(text).slice(0, MAX_KEPT), GATEWAY)

/**
 * Keeps a message to or from KNET, sealed and without password and key (K064 §5, knet.md §7.6).
 * @returns false when a notification of the same digest was counted before: it is kept as a repetition,
 * without its text, and to `mayKeepMessage`
 */
export async function storeMessage(
  tx: Tx,
  at: Date,
  { sameness, body, plain, address, counted, ...message }: StoredMessage,
): Promise<boolean> {
  const { attemptId, kind, direction, outcome } = message
  const [from, digest, sealedBody, sealedPlain] = [
    address?.slice(0, 64),
    sha256(sameness ?? body),
    sealed(body),
    plain === undefined ? null : sealed(plain),
  ]
  // ON CONFLICT DO NOTHING waits for whoever is storing the same one: of a hundred at once, one counts. As
  // plain SQL, since KNET waits.
  const count = await tx.$executeRaw`
    INSERT INTO "GatewayMessage" (id, "attemptId", kind, direction, at, address, body, plain, digest, counted, outcome)
    VALUES (${newId(at)}::uuid, ${attemptId ?? null}::uuid, ${kind}::"GatewayMessageKind", ${direction}, ${at}, ${from ?? null}, ${sealedBody}, ${sealedPlain}, ${digest}, true, ${outcome})
    ON CONFLICT DO NOTHING`
  if (count === 1) return true
  if (!counted && !(await mayKeepMessage(tx, at, { address }))) return false
  await tx.gatewayMessage.create({
    data: {
      id: newId(at),
      attemptId,
      kind,
      direction,
      at,
      address: from,
      digest,
      counted: false,
      outcome: 'REPEATED',
      body: sealed(''),
      plain: null,
    },
  })
  return false
}
