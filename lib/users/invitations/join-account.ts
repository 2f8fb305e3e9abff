import type { Actor } from '@/lib/access/actor'
import { lapseUnverified } from '@/lib/accounts/lapse-unverified'
import { TERMS_VERSION } from '@/lib/accounts/terms-version'
import { rememberDevice } from '@/lib/auth/known-device-cookie'
import { startSession } from '@/lib/auth/start-session'
import { findUserActor } from '@/lib/auth/user-actor'
import { newId } from '@/lib/core/ids'
import { fail, ok, type Result } from '@/lib/core/result'
import { fingerprint, seal } from '@/lib/core/vault'
import type { Tx } from '@/lib/db/client'
import { recordAudit } from '@/lib/audit/audit'
import { recordAccessChange } from '../record-access-change'
import { findByToken, type JoinKey } from './find-join'
import { findHolder } from './find-holder'
import { grantPlanned } from './grant-planned'
import { lockJoin, type LockedJoin } from './lock-join'
import { notifyOtherGenerals } from './notify-other-generals'
import { unsealAnswers, unsealEmail } from './sealed-person'

type Context = { at: Date; address: string; userAgent: string; locale: string }

/** The user, under the invitation's id: its codes go on working for the user. */
async function createUser(tx: Tx, row: LockedJoin, email: string, { at, address, locale }: Context) {
  const answers = unsealAnswers(row)
  if (!answers) throw new Error('an acceptance without its answers')
  const { civilId, ...person } = answers
  const userId = row.id
  await tx.user.create({
    data: {
      ...person,
      id: userId,
      kind: row.kind,
      accountId: row.accountId,
      email,
      civilIdCipher: seal(civilId, 'civil-id'),
      civilIdHmac: fingerprint(civilId),
      locale,
      state: 'ACTIVE',
      verifiedAt: row.emailVerifiedAt,
      mobileVerifiedAt: row.mobileVerifiedAt,
      createdAt: at,
    },
  })
  await tx.verificationCode.updateMany({
    where: { invitationId: row.id },
    data: { userId, invitationId: null },
  })
  await tx.termsAcceptance.create({
    data: { id: newId(at), userId, version: TERMS_VERSION, acceptedAt: at, address },
  })
  return { id: userId, firstName: person.firstName, lastName: person.lastName }
}

/**
 * The last step of an acceptance, «موافق»: the terms are accepted, the user exists from now on, holds what was
 * planned as far as it can still be granted, and is signed in on this browser. The mobile's code may follow
 * later.
 * @returns those of `lockJoin`; `joinAddressHeld` when somebody registered the address meanwhile
 */
export async function joinAccount(tx: Tx, actor: Actor, key: JoinKey, context: Context): Promise<Result> {
  const { at, address, userAgent } = context
  // The account before the invitation, in the order of those who withdraw one.
  const known = await findByToken(tx, key.token)
  if (!known) return fail('joinClosed')
  await tx.$queryRaw`SELECT 1 FROM "Account" WHERE id = ${known.accountId}::uuid FOR UPDATE`
  const locked = await lockJoin(tx, actor, key, at, ['MOBILE', 'TERMS'])
  if (!locked.ok) return locked
  const row = locked.value
  const email = unsealEmail(row)
  // One who registers the address at this moment waits, or is waited for: it is held once.
  await tx.$executeRaw`SELECT pg_advisory_xact_lock(hashtextextended(${`registration:${email}`}, 0))`
  if (await findHolder(tx, email)) return fail('joinAddressHeld')
  await lapseUnverified(tx, email, at)
  const person = await createUser(tx, row, email, context)
  await tx.userInvitation.update({
    where: { id: row.id },
    data: { acceptedAt: at, personCipher: null, answersCipher: null, browserHash: null },
  })
  const member = await findUserActor(tx, person.id, at)
  const { accountId, kind } = row
  await recordAccessChange(tx, member, at, { kind: 'USER_JOINED', accountId, userId: person.id, to: kind })
  await grantPlanned(tx, member, at, row)
  await recordAudit(tx, actor, at, {
    event: 'invitation.accepted',
    person,
    subject: 'UserInvitation',
    subjectId: row.id,
    address,
  })
  await notifyOtherGenerals(tx, at, {
    accountId,
    except: person.id,
    kind: 'user.joined',
    args: { name: `${person.firstName} ${person.lastName}` },
    href: '/users/invitations',
  })
  await startSession(tx, { userId: person.id, at, address, userAgent })
  await rememberDevice(email)
  return ok()
}
