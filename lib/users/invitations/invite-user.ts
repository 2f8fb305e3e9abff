import { isMember, type Actor, type Member } from '@/lib/access/actor'
import { recordAudit } from '@/lib/audit/audit'
import { withMinimumDuration } from '@/lib/auth/with-minimum-duration'
import { dateOnly, kuwaitDay } from '@/lib/core/clock'
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

/** Milliseconds that each further invitation of one transaction adds to it. */
const EACH = 60

/**
 * Runs what sends invitations in a transaction, no sooner than the longest way through takes.
 * @param count how many are asked for, as the sender knows it
 */
export function runEvenly<T>(work: (tx: Tx) => Promise<T>, count = 1): Promise<T> {
  const further = Math.max(count - 1, 0)
  return withMinimumDuration(SOONEST + further * EACH, () =>
    db.$transaction(work, { timeout: 15_000 + further * 500, maxWait: 10_000 }),
  )
}

/** Counts one sending of an account, also of an invitation that is sent again. @returns `invitationsTooMany` */
export async function takeInvitation(tx: Tx, accountId: string, at: Date): Promise<Result> {
  const limit = { most: INVITATIONS_A_DAY, seconds: 86_400 }
  const taken = await takeFromLimit(`invitations:${accountId}`, limit, at, tx)
  return taken.allowed ? ok() : fail('invitationsTooMany')
}

/** Whether what is planned can be granted: services that the account has, and companies of its own. */
async function checkPlan(tx: Tx, accountId: string, input: InviteInput, at: Date): Promise<Result> {
  const { services, companyIds, until } = input
  if (until && until < kuwaitDay(at)) return fail('grantUntilPast', 'until')
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

const nameOf = ({ firstName, lastName }: { firstName: string; lastName: string }) =>
  `${firstName} ${lastName}`

async function store(
  tx: Tx,
  actor: Member,
  at: Date,
  input: InviteInput,
  locale: string,
): Promise<{ id: string; token: string }> {
  const { kind, services, allCompanies, companyIds, until } = input
  const { email, firstName, lastName, gender, civilId, mobile } = input
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
      until: until ? dateOnly(until) : null,
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

type Sender = {
  actor: Member
  /** The actor as `lockAccountOf` gave it. */
  acting: Actor
  at: Date
  locale: string
}

/**
 * Invites somebody into the actor's account within a transaction that holds the account's lock and that
 * `runEvenly` runs: for `inviteUser`, and for several at once.
 * @returns as `inviteUser`
 */
export async function inviteBehindLock(
  tx: Tx,
  { actor, acting, at, locale }: Sender,
  input: InviteInput,
): Promise<Result<{ id: string }>> {
  const { accountId } = actor
  const planned = await checkPlan(tx, accountId, input, at)
  if (!planned.ok) return planned
  const holder = await findHolder(tx, input.email)
  if (holder?.accountId === accountId) return fail('emailOfColleague', 'email')
  const taken = await takeInvitation(tx, accountId, at)
  if (!taken.ok) return taken
  const room = await replaceExpired(tx, accountId, input.email, at)
  if (!room.ok) return room
  const { id, token } = await store(tx, actor, at, input, locale)
  const { email, kind, services } = input
  const [name, inviter] = [nameOf(input), nameOf(actor)]
  const expiresAt = expiryOf(at)
  await sendInvitationMail(tx, at, { accountId, email, holder, name, inviter, locale, token, expiresAt })
  await recordAudit(tx, acting, at, {
    event: 'invitation.sent',
    subject: 'UserInvitation',
    subjectId: id,
    details: { kind, services: services.join(' ') },
  })
  return ok({ id })
}

/**
 * Invites somebody into the actor's account: the mail carries the link, and no user exists until it is
 * accepted. A known address, whoever holds it, gives the same answer after the same work; its owner is told by
 * mail. Not inside a transaction.
 * @returns `notFound` for anybody but a general user, and for a company of another account; `notSubscribed` at
 *   `services`; `grantUntilPast` at `until`; `alreadyInvited` and `emailOfColleague` at `email`, about the own
 *   account alone; `invitationsTooMany`
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
    const sent = await inviteBehindLock(tx, { actor, acting: locked.value.actor, at, locale }, input)
    if (!sent.ok) return sent
    await notifyOtherGenerals(tx, at, {
      accountId,
      except: actor.userId,
      kind: 'user.invited',
      args: { name: nameOf(input), inviter: nameOf(actor) },
      href: '/users/invitations',
    })
    return sent
  })
}
