'use server'
import { defineAction } from '@/lib/actions/define-action'
import { acceptInvitation } from '@/lib/auth/invitations'
import { invitationSchema } from '@/lib/auth/schema'
import { TERMS_VERSION } from '@/lib/accounts/terms-version'

/** An invited user sets the password and becomes active. */
export const acceptInvitationAction = defineAction({
  name: 'auth.accept-invitation',
  permission: 'public.use',
  schema: invitationSchema,
  labels: 'auth.fields',
  transaction: false,
  run: ({ input, at, address }) =>
    acceptInvitation({ ...input, termsVersion: input.terms ? TERMS_VERSION : null, at, address }),
  onSuccess: ({ staff }) => ({ redirect: `${staff ? '/staff' : ''}/sign-in?done=invitationDone` }),
})
