'use server'
import { defineAction } from '@/lib/actions/define-action'
import { inviteStaff, resendStaffInvitation } from '@/lib/staff/invite-staff'
import { confirmStaffRoles, declineStaffRoles, proposeStaffRoles } from '@/lib/staff/staff-role-proposals'
import { reinstateStaff, suspendStaff } from '@/lib/staff/suspend-staff'
import { decideForm, inviteForm, personForm, proposeForm, reasonForm } from './forms'
import { staffHref, staffListHref } from './hrefs'

const permission = 'staff.manage'
const labels = 'office.staff.labels'

export const invite = defineAction({
  name: 'staff.invite',
  permission,
  schema: inviteForm,
  labels,
  run: ({ tx, actor, at, input }) => inviteStaff(tx, actor, at, input),
  onSuccess: ({ userId }) => ({ redirect: staffHref(userId, 'invited') }),
})

export const sendAgain = defineAction({
  name: 'staff.invite-again',
  permission,
  schema: personForm,
  limit: { most: 10, seconds: 3600 },
  draftKey: ['userId'],
  run: ({ tx, actor, at, input }) => resendStaffInvitation(tx, actor, at, input),
  onSuccess: ({ userId }) => ({ redirect: staffHref(userId, 'sentAgain') }),
})

export const propose = defineAction({
  name: 'staff.propose-roles',
  permission,
  schema: proposeForm,
  labels,
  draftKey: ['userId'],
  refreshOnFailure: true,
  run: ({ tx, actor, at, input }) => proposeStaffRoles(tx, actor, at, input),
  onSuccess: ({ userId }) => ({ redirect: staffHref(userId, 'proposed') }),
})

export const confirm = defineAction({
  name: 'staff.confirm-roles',
  permission: 'staff.confirm',
  schema: decideForm,
  draftKey: ['proposalId'],
  refreshOnFailure: true,
  run: ({ tx, actor, at, input }) => confirmStaffRoles(tx, actor, at, input),
  onSuccess: ({ userId }) => ({ redirect: staffHref(userId, 'confirmed') }),
})

export const decline = defineAction({
  name: 'staff.decline-roles',
  permission,
  schema: decideForm,
  draftKey: ['proposalId'],
  refreshOnFailure: true,
  run: ({ tx, actor, at, input }) => declineStaffRoles(tx, actor, at, input),
  // Who would have been new has no page any more.
  onSuccess: () => ({ redirect: staffListHref({}, 'declined') }),
})

export const suspend = defineAction({
  name: 'staff.suspend',
  permission,
  schema: reasonForm,
  labels,
  draftKey: ['userId'],
  run: ({ tx, actor, at, input }) => suspendStaff(tx, actor, at, input),
  onSuccess: (_, { input }) => ({ redirect: staffHref(input.userId, 'suspended') }),
})

export const reinstate = defineAction({
  name: 'staff.reinstate',
  permission,
  schema: reasonForm,
  labels,
  draftKey: ['userId'],
  run: ({ tx, actor, at, input }) => reinstateStaff(tx, actor, at, input),
  onSuccess: (_, { input }) => ({ redirect: staffHref(input.userId, 'reinstated') }),
})
