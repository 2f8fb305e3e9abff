'use server'
import { defineAction } from '@/lib/actions/define-action'
import { resendInvitation } from '@/lib/users/invitations/resend-invitation'
import { invitationIdSchema } from '@/lib/users/invitations/schema'
import { withdrawInvitation } from '@/lib/users/invitations/withdraw-invitation'

export const resendInvitationAction = defineAction({
  name: 'users.resend-invitation',
  permission: 'users.manage',
  schema: invitationIdSchema,
  transaction: false,
  draftKey: ['invitationId'],
  run: ({ input, actor, at }) => resendInvitation(actor, at, input),
  onSuccess: () => ({ redirect: '/users/invitations?done=resent' }),
})

export const withdrawInvitationAction = defineAction({
  name: 'users.withdraw-invitation',
  permission: 'users.manage',
  schema: invitationIdSchema,
  draftKey: ['invitationId'],
  run: ({ input, actor, tx, at }) => withdrawInvitation(tx, actor, at, input),
  onSuccess: () => ({ redirect: '/users/invitations?done=withdrawn' }),
})
