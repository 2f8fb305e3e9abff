import type { Visitor } from '@/lib/access/actor'
import { recordAudit } from '@/lib/audit/audit'
import { newId, newToken, sha256 } from '@/lib/core/ids'
import { fail, failAll, ok, type Result } from '@/lib/core/result'
import { db, type Tx } from '@/lib/db/client'
import { queueMessage } from '@/lib/messages/queue-message'
import { lockUserRow } from './lock-user-row'
import { hashPassword, passwordProblems } from './password'

const HOURS = 72
const NOBODY: Visitor = { kind: 'VISITOR' }

type Invitee = { id: string; kind: string; email: string; locale: string; firstName: string }

/** Sends a user without a password the link to set one; earlier links of theirs are void. */
export async function sendInvitation(tx: Tx, user: Invitee, at: Date): Promise<void> {
  const token = newToken()
  await lockUserRow(tx, user.id)
  await tx.invitation.updateMany({ where: { userId: user.id, usedAt: null }, data: { usedAt: at } })
  await tx.invitation.create({
    data: {
      hash: sha256(token),
      userId: user.id,
      createdAt: at,
      expiresAt: new Date(at.getTime() + HOURS * 3600_000),
    },
  })
  await queueMessage(tx, at, {
    key: `invitation:${sha256(token)}`,
    template: user.kind === 'STAFF' ? 'staff.invitation' : 'user.invitation',
    to: { email: user.email },
    locale: user.locale,
    args: { link: `/invitation/${token}`, name: user.firstName, hours: String(HOURS) },
  })
}

/** Whom an open invitation is for; undefined when it was used, is too old or was never made. */
export async function findInvitation(token: string, at: Date) {
  const row = await db.invitation.findFirst({
    where: {
      hash: sha256(token),
      usedAt: null,
      expiresAt: { gt: at },
      user: { state: 'PENDING', passwordHash: null },
    },
    select: { user: { select: { id: true, kind: true, email: true, firstName: true, lastName: true } } },
  })
  return row?.user
}

export type Acceptance = {
  token: string
  password: string
  termsVersion: string | null
  at: Date
  address: string
}

/**
 * The invitee sets the password and the user becomes active, once. Business users accept the terms with it.
 * Not inside a transaction.
 * @param given `termsVersion`: what was ticked, null when nothing was
 * @returns whether the user is staff; problems of the password rule, `termsNotAccepted`, `invitationUsed`,
 * `busy`
 */
export async function acceptInvitation({
  token,
  password,
  termsVersion,
  at,
  address,
}: Acceptance): Promise<Result<{ staff: boolean }>> {
  const user = await findInvitation(token, at)
  if (!user) return fail('invitationUsed')
  const staff = user.kind === 'STAFF'
  const problems = passwordProblems(password, 'password', [user.email, user.firstName, user.lastName])
  if (!staff && !termsVersion) problems.push({ code: 'termsNotAccepted', field: 'terms' })
  if (problems.length > 0) return failAll(problems)
  const hashed = await hashPassword(password)
  if (!hashed.ok) return hashed
  return db.$transaction(async (tx) => {
    await lockUserRow(tx, user.id)
    const { count } = await tx.invitation.updateMany({
      where: { hash: sha256(token), usedAt: null, expiresAt: { gt: at } },
      data: { usedAt: at },
    })
    if (count !== 1) return fail('invitationUsed')
    // Hashing took its time: only who is still waiting for a password gets one, or a suspension made
    // meanwhile would be undone. The link reached the mailbox it was sent to: that confirms the e-mail.
    const { count: waiting } = await tx.user.updateMany({
      where: { id: user.id, state: 'PENDING', passwordHash: null },
      data: { passwordHash: hashed.value, state: 'ACTIVE', verifiedAt: at },
    })
    if (waiting !== 1) return fail('invitationUsed')
    if (!staff && termsVersion)
      await tx.termsAcceptance.create({
        data: { id: newId(at), userId: user.id, version: termsVersion, acceptedAt: at, address },
      })
    await recordAudit(tx, NOBODY, at, {
      event: 'invitation.accepted',
      person: user,
      subject: 'User',
      subjectId: user.id,
      address,
    })
    return ok({ staff })
  })
}
