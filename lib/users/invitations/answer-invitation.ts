import type { Actor } from '@/lib/access/actor'
import { mayResend } from '@/lib/accounts/code-tries'
import { lastCode } from '@/lib/accounts/lock-user'
import { codeState } from '@/lib/accounts/rules'
import { sendEmailCode } from '@/lib/accounts/send-code'
import { hashPassword } from '@/lib/auth/password'
import { newToken, sha256 } from '@/lib/core/ids'
import { fail, ok, type Result } from '@/lib/core/result'
import { db } from '@/lib/db/client'
import { findByToken, obstacleOf, type JoinKey } from './find-join'
import { lockJoin } from './lock-join'
import type { AnswersInput } from './schema'
import { sealFor, unsealEmail } from './sealed-person'

type Context = { at: Date; locale: string }

/**
 * Keeps what the invited person corrected, with the password, and sends a code to the invitation's address.
 * Answering again asks for both codes anew. The browser is given a token: only it goes on, so that nobody who
 * saw the link slips a password of his own under the code that the owner of the mailbox enters. Not inside a
 * transaction: the password waits for its turn.
 * @returns the browser's token; `joinSignedIn`, `joinClosed`, `busy`, and those of another code
 */
export async function answerInvitation(
  actor: Actor,
  input: AnswersInput,
  { at, locale }: Context,
): Promise<Result<JoinKey & { browser: string }>> {
  const { token, password, firstName, lastName, gender, civilId, mobile } = input
  if (actor.kind !== 'VISITOR') return fail('joinSignedIn')
  // Before the costly hash, so that invented links cannot keep the queue full.
  if (obstacleOf(await findByToken(db, token), at)) return fail('joinClosed')
  const hashed = await hashPassword(password)
  if (!hashed.ok) return hashed
  const browser = newToken()
  return db.$transaction(async (tx) => {
    const locked = await lockJoin(tx, actor, { token, browser: undefined }, at, ['DETAILS'])
    if (!locked.ok) return locked
    const { id } = locked.value
    const owner = { invitationId: id }
    const allowed = await mayResend(tx, owner, 'EMAIL', at)
    // A code of a moment ago still works: the browser is what it is asked of.
    if (!allowed.ok && codeState(await lastCode(tx, owner, 'EMAIL'), at) !== 'open') return allowed
    const person = { firstName, lastName, gender, civilId, mobile }
    await tx.userInvitation.update({
      where: { id },
      data: {
        answersCipher: sealFor(id, { ...person, passwordHash: hashed.value }),
        browserHash: sha256(browser),
        emailVerifiedAt: null,
        mobileVerifiedAt: null,
      },
    })
    if (allowed.ok)
      await sendEmailCode(
        tx,
        at,
        { owner, email: unsealEmail(locked.value), mobile, firstName, locale },
        false,
      )
    return ok({ token, browser })
  })
}
