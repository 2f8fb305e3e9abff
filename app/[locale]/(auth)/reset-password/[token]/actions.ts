'use server'
import { defineAction } from '@/lib/actions/define-action'
import { resetPassword } from '@/lib/auth/password-reset'
import { resetSchema } from '@/lib/auth/schema'

/** Sets a new password by the link of a mail. */
export const resetPasswordAction = defineAction({
  name: 'auth.reset-password',
  permission: 'public.use',
  schema: resetSchema,
  labels: 'auth.fields',
  transaction: false,
  run: ({ input, at, address }) => resetPassword(input.token, input.password, at, address),
  onSuccess: ({ staff }) => ({ redirect: `${staff ? '/staff' : ''}/sign-in?done=passwordSet` }),
})
