'use server'
import { defineAction } from '@/lib/actions/define-action'
import { requestPasswordReset } from '@/lib/auth/password-reset'
import { forgotSchema } from '@/lib/auth/schema'

/** Asks for a link to set a new password. The answer is the same for every e-mail. */
export const forgotPasswordAction = defineAction({
  name: 'auth.forgot-password',
  permission: 'public.use',
  schema: forgotSchema,
  limit: { most: 20, seconds: 900 },
  labels: 'auth.fields',
  transaction: false,
  run: ({ input, at, address }) => requestPasswordReset(input.email, at, address),
  onSuccess: () => ({ redirect: '/forgot-password?sent=1' }),
})
