import { isMember, type Actor, type Member } from '@/lib/access/actor'
import { recordAudit } from '@/lib/audit/audit'
import { withMinimumDuration } from '@/lib/auth/with-minimum-duration'
import { newId, newToken, sha256 } from '@/lib/core/ids'
import { fail, ok, type Result } from '@/lib/core/result'
import { fingerprint, fingerprints, seal } from '@/lib/core/vault'
import { db, type Tx } from '@/lib/db/client'
import { takeFromLimit } from '@/lib/http/rate-limit'
import { lockAccountOf } from '../lock-account'
import { findHolder } from './find-holder'
import { notifyOtherGenerals } from './notify-other-generals'
import { expiryOf, INVITATIONS_A_DAY } from './rules'
import type { InviteInput } from './schema'
import { invitationContext, sealFor } from './sealed-person'
import { sendInvitationMail } from './send-invitation-mail'

/** Milliseconds: what is left of a difference between known and unknown addresses disappears under it. */
const SOONEST = 400

/** Runs what sends an invitation in a transaction, no sooner than the longest way through takes. */
export function runEvenly<T>(work: (tx: Tx) => Promise<T>): Promise<T> {
  return withMinimumDuration(SOONEST, () => db.$transaction(work, { timeout: 15_000, maxWait: 10_000 }))
}

/** Counts one sending of an account, also of an invitation that is sent again. @returns `invitationsTooMany` */
export async function takeInvitation(tx: Tx, accountId: string, at: Date): Promise<Result> {
  const limit = { most: INVITATIONS_A_DAY, seconds: 86_400 }
  const taken = await takeFromLimit(`invitations:${accountId}`, limit, at, tx)
  return taken.allowed ? ok() : fail('invitationsTooMany')
}

/** Whether what is planned can be granted: services that the account has, and companies of its own. */
async function checkPlan(tx: Tx, accountId: string, input: InviteInput): Promise<Result> {
  const { services, companyIds } = input
  const subscribed = await tx.serviceSubscription.count({
    where: { accountId, service: { in: services }, endedAt: null },
  })
  if (subscribed !== services.length) return fail('notSubscribed', 'services')
  const own = await tx.company.count({ where: { accountId, id: { in: companyIds } } })
  return own === companyIds.length ? ok() : fail('notFound')
}

/**
 * Makes room for a new invitation of an address: one that has expired is withdrawn by it.
 * @returns `alreadyInvited` while one can be accepted
 */
async function replaceExpired(tx: Tx, accountId: string, email: string, at: Date): Promise<Result> {
  const open = await tx.userInvitation.findFirst({
    where: {
      accountId,
      // A rotation of the keys may be under way.
      emailHmac: { in: fingerprints(email) },
      acceptedAt: null,
      withdrawnAt: null,
    },
    select: { id: true, expiresAt: true },
  })
  if (!open) return ok()
  if (open.expiresAt > at) return fail('alreadyInvited', 'email')
  await tx.userInvitation.update({
    where: { id: open.id },
    data: { withdrawnAt: at, personCipher: null, answersCipher: null },
  })
  return ok()
}

async function store(
  tx: Tx,
  actor: Member,
  at: Date,
  input: InviteInput,
  locale: string,
): Promise<{ id: string; token: string }> {
  const { kind, services, allCompanies, companyIds, email, firstName, lastName, gender, civilId, mobile } =
    input
  const [id, token] = [newId(at), newToken()]
  await tx.userInvitation.create({
    data: {
      id,
      accountId: actor.accountId,
      invitedById: actor.userId,
      kind,
      services,
      allCompanies,
      companyIds,
      locale,
      emailCipher: seal(email, invitationContext(id)),
      emailHmac: fingerprint(email),
      personCipher: sealFor(id, { firstName, lastName, gender, civilId, mobile }),
      tokenHash: sha256(token),
      createdAt: at,
      sentAt: at,
      expiresAt: expiryOf(at),
    },
  })
  return { id, token }
}

/**
 * Invites somebody into the actor's account: the mail carries the link, and no user exists until it is
 * accepted. A known address, whoever holds it, gives the same answer after the same work; its owner is told by
 * mail. Not inside a transaction.
 * @returns `notFound` for anybody but a general user, and for a company of another account; `notSubscribed` at
 *   `services`; `alreadyInvited` and `emailOfColleague` at `email`, about the own account alone;
 *   `invitationsTooMany`
 */
export function inviteUser(
  actor: Actor,
  input: InviteInput,
  at: Date,
  locale: string,
): Promise<Result<{ id: string }>> {
  return runEvenly(async (tx) => {
    if (!isMember(actor)) return fail('notFound')
    const { accountId } = actor
    const locked = await lockAccountOf(tx, actor, accountId, 'RIGHTS')
    if (!locked.ok) return locked
    const planned = await checkPlan(tx, accountId, input)
    if (!planned.ok) return planned
    const holder = await findHolder(tx, input.email)
    if (holder?.accountId === accountId) return fail('emailOfColleague', 'email')
    const taken = await takeInvitation(tx, accountId, at)
    if (!taken.ok) return taken
    const room = await replaceExpired(tx, accountId, input.email, at)
    if (!room.ok) return room
    const { id, token } = await store(tx, actor, at, input, locale)
    const inviter = `${actor.firstName} ${actor.lastName}`
    const { email } = input
    const name = `${input.firstName} ${input.lastName}`
    const expiresAt = expiryOf(at)
    await sendInvitationMail(tx, at, { accountId, email, holder, name, inviter, locale, token, expiresAt })
    await notifyOtherGenerals(tx, at, {
      accountId,
      except: actor.userId,
      kind: 'user.invited',
      args: { name, inviter },
      href: '/users/invitations',
    })
    await recordAudit(tx, locked.value.actor, at, {
      event: 'invitation.sent',
      subject: 'UserInvitation',
      subjectId: id,
      details: { kind: input.kind, services: input.services.join(' ') },
    })
    return ok({ id })
  })
}
