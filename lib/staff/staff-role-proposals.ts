import { staffOf, type Actor } from '@/lib/access/actor'
import { isSecondOfficer } from '@/lib/access/is-second-officer'
import { can } from '@/lib/access/permissions'
import { recordAudit } from '@/lib/audit/audit'
import type { AuditEventName } from '@/lib/audit/event-catalogue'
import { sendInvitation } from '@/lib/auth/invitations'
import { isId, newId } from '@/lib/core/ids'
import { fail, ok, type Result } from '@/lib/core/result'
import type { Tx } from '@/lib/db/client'
import type { StaffRoleProposal } from '@/lib/db/generated/client'
import type { StaffRole } from '@/lib/db/generated/enums'
import { notify } from '@/lib/notifications/notify'
import {
  administratorsBut,
  isAdministrator,
  lockManagedStaff,
  otherAdministrators,
  rolesOf,
  type StaffMember,
} from './lock-staff'
import { ordered, replaceStaffRoles, sameRoles } from './replace-staff-roles'

type Proposed = {
  userId: string
  /** The roles that the page showed: with others by now nothing is proposed. */
  seen: readonly StaffRole[]
  /** All roles that the person shall hold. */
  roles: readonly StaffRole[]
  reason: string
}
type Decision = { proposalId: string; version: number }

/**
 * One administrator proposes the roles of a member of staff; they hold when another one has confirmed them.
 * @returns `notFound`, `ownStaffAccess`, `forbidden`, `rolesMissing`, `rolesStale` (others by now),
 *   `rolesSame`, `proposalOpen` (one waits already), `secondAdministratorMissing` when nobody could confirm it:
 *   then the owner's shell changes roles (`npm run staff:roles`)
 */
export async function proposeStaffRoles(
  tx: Tx,
  actor: Actor,
  at: Date,
  given: Proposed,
): Promise<Result<StaffRoleProposal>> {
  const managed = await lockManagedStaff(tx, actor, given.userId, 'staff.manage')
  if (!managed.ok) return managed
  const { user, actor: acting } = managed.value
  const roles = ordered(given.roles)
  if (roles.length === 0) return fail('rolesMissing', 'roles')
  if (!sameRoles(given.seen, rolesOf(user))) return fail('rolesStale')
  if (sameRoles(roles, rolesOf(user))) return fail('rolesSame', 'roles')
  // The person concerned confirms nothing: two others must be there.
  if ((await otherAdministrators(tx, user.id)) < 2) return fail('secondAdministratorMissing')
  if ((await tx.staffRoleProposal.count({ where: { userId: user.id, state: 'PROPOSED' } })) > 0)
    return fail('proposalOpen')
  const proposal = await tx.staffRoleProposal.create({
    data: {
      id: newId(at),
      userId: user.id,
      fromRoles: ordered(rolesOf(user)),
      roles,
      reason: given.reason,
      proposedById: staffOf(actor).userId,
      proposedAt: at,
    },
  })
  await auditProposal(tx, acting, at, 'staff.roles-proposed', proposal)
  await notify(tx, at, {
    userIds: await administratorsBut(tx, [user.id, staffOf(actor).userId]),
    kind: 'staff.roles-proposed',
    args: { name: nameOf(user) },
    href: `/admin/staff/${user.id}`,
  })
  return ok(proposal)
}

const nameOf = ({ firstName, lastName }: StaffMember) => `${firstName} ${lastName}`

/** Nobody was told of this person yet: the roles were never confirmed, and no password was set. */
const neverInvited = ({ state, passwordHash, roles }: StaffMember) =>
  state === 'PENDING' && passwordHash === null && roles.length === 0

function auditProposal(tx: Tx, actor: Actor, at: Date, event: AuditEventName, proposal: StaffRoleProposal) {
  const { userId, fromRoles, roles, reason } = proposal
  return recordAudit(tx, actor, at, {
    event,
    subject: 'User',
    subjectId: userId,
    details: { fromRoles: fromRoles.join(' '), roles: roles.join(' '), reason },
  })
}

/** The open proposal that a decision is about, with the person locked. */
async function lockProposal(
  tx: Tx,
  actor: Actor,
  { proposalId, version }: Decision,
  right: 'staff.manage' | 'staff.confirm',
): Promise<Result<{ proposal: StaffRoleProposal; user: StaffMember; actor: Actor }>> {
  if (!can(actor, right) || !isId(proposalId)) return fail('notFound')
  const known = await tx.staffRoleProposal.findUnique({ where: { id: proposalId } })
  if (!known) return fail('notFound')
  const managed = await lockManagedStaff(tx, actor, known.userId, right)
  if (!managed.ok) return managed
  const proposal = await tx.staffRoleProposal.findUniqueOrThrow({ where: { id: proposalId } })
  if (proposal.state !== 'PROPOSED' || proposal.version !== version) return fail('proposalStale')
  return ok({ proposal, ...managed.value })
}

const decide = (
  tx: Tx,
  actor: Actor,
  at: Date,
  proposal: StaffRoleProposal,
  state: 'CONFIRMED' | 'DECLINED',
) =>
  tx.staffRoleProposal.update({
    where: { id: proposal.id },
    data: { state, version: proposal.version + 1, decidedById: staffOf(actor).userId, decidedAt: at },
  })

/**
 * Another administrator confirms proposed roles: they hold from the person's next sign-in on. The person is told;
 * who is new gets the invitation.
 * @returns `notFound`, `ownStaffAccess`, `forbidden`, `proposalSameAdministrator` for the one who proposed it,
 *   `proposalStale` when it was decided, when the person's roles are others by now, or when the one who proposed
 *   it is no active administrator any more; `lastAdministrator`
 */
export async function confirmStaffRoles(
  tx: Tx,
  actor: Actor,
  at: Date,
  given: Decision,
): Promise<Result<{ userId: string }>> {
  const locked = await lockProposal(tx, actor, given, 'staff.confirm')
  if (!locked.ok) return locked
  const { proposal, user, actor: acting } = locked.value
  if (!isSecondOfficer(actor, 'staff.confirm', proposal.proposedById))
    return fail('proposalSameAdministrator')
  if (!(await isAdministrator(tx, proposal.proposedById))) return fail('proposalStale')
  if (!sameRoles(proposal.fromRoles, rolesOf(user))) return fail('proposalStale')
  await decide(tx, actor, at, proposal, 'CONFIRMED')
  const replaced = await replaceStaffRoles(tx, acting, at, user, proposal)
  if (!replaced.ok) return replaced
  if (neverInvited(user)) await sendInvitation(tx, user, at)
  else
    await notify(tx, at, {
      userIds: [user.id],
      kind: 'staff.roles-changed',
      args: {},
      href: '/staff/account',
    })
  return ok({ userId: user.id })
}

/**
 * An administrator declines proposed roles, or takes the own proposal back: the roles stay. Who would have been
 * new is none of the staff, and the e-mail is free again.
 * @returns `notFound`, `ownStaffAccess`, `forbidden`, `proposalStale`
 */
export async function declineStaffRoles(
  tx: Tx,
  actor: Actor,
  at: Date,
  given: Decision,
): Promise<Result<{ userId: string }>> {
  const locked = await lockProposal(tx, actor, given, 'staff.manage')
  if (!locked.ok) return locked
  const { proposal, user, actor: acting } = locked.value
  await decide(tx, actor, at, proposal, 'DECLINED')
  if (neverInvited(user)) await tx.user.update({ where: { id: user.id }, data: { state: 'LAPSED' } })
  await auditProposal(tx, acting, at, 'staff.roles-declined', proposal)
  return ok({ userId: proposal.userId })
}
