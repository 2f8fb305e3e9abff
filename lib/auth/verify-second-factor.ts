import { recordAudit } from '@/lib/audit/audit'
import type { Actor } from '@/lib/access/actor'
import { isSignedIn } from '@/lib/access/actor'
import type { Result } from '@/lib/core/result'
import type { Tx } from '@/lib/db/client'
import { secondFactorOwner } from './second-factor-owner'
import { rememberDevice } from './known-device-cookie'
import { startSession } from './start-session'
import { consumeRecoveryCode, consumeTotp } from './consume-totp'
import { confirmEnrolment } from './totp-enrolment'

type Context = { tx: Tx; actor: Actor; at: Date; address: string; userAgent: string }
type Factor = 'totp' | 'recovery' | 'enrolment'

const TAKE = { totp: consumeTotp, recovery: consumeRecoveryCode, enrolment: confirmEnrolment } as const

/**
 * The second factor was given: the password-only session ends and a new one, with a new id, begins. An id
 * that somebody planted or saw before the factor is worth nothing after it.
 */
async function give(
  factor: Factor,
  typed: string,
  { tx, actor, at, address, userAgent }: Context,
): Promise<Result> {
  if (!isSignedIn(actor)) throw new Error('a signed-in actor was expected')
  const owner = await secondFactorOwner(tx, actor, at, address)
  if (!owner.ok) return owner
  const taken = await TAKE[factor](tx, owner.value, typed, at)
  if (!taken.ok) {
    await recordAudit(tx, actor, at, {
      event: 'sign-in.factor-refused',
      outcome: 'REFUSED',
      subject: 'User',
      subjectId: actor.userId,
      address,
      details: { factor },
    })
    return taken
  }
  await rememberDevice(actor.email)
  const sessionId = await startSession(tx, { userId: actor.userId, at, address, userAgent, totpAt: at })
  await recordAudit(tx, actor, at, {
    event: 'sign-in',
    subject: 'User',
    subjectId: actor.userId,
    address,
    details: { factor, sessionId },
  })
  return taken
}

/** The authenticator's code. @returns problems as `consumeTotp` */
export const verifyTotp = (typed: string, context: Context): Promise<Result> => give('totp', typed, context)

/** A recovery code, once. @returns problems as `consumeRecoveryCode` */
export const verifyRecoveryCode = (typed: string, context: Context): Promise<Result> =>
  give('recovery', typed, context)

/**
 * The first code of a new authenticator: confirms it and makes the recovery codes.
 * @returns problems as `confirmEnrolment`
 */
export const verifyEnrolmentCode = (typed: string, context: Context): Promise<Result> =>
  give('enrolment', typed, context)
