'use server'
import { defineAction } from '@/lib/actions/define-action'
import { inviteUser } from '@/lib/users/invitations/invite-user'
import { inviteSchema } from '@/lib/users/invitations/schema'

export const inviteUserAction = defineAction({
  name: 'users.invite',
  permission: 'users.manage',
  schema: inviteSchema,
  labels: 'userInvitations.fields',
  transaction: false,
  run: ({ input, actor, at, locale }) => inviteUser(actor, input, at, locale),
  onSuccess: () => ({ redirect: '/users/invitations?done=sent' }),
})
