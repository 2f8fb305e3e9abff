'use server'
import { defineAction } from '@/lib/actions/define-action'
import { withNext } from '@/lib/auth/next-path'
import { signInSchema } from '@/lib/auth/schema'
import { signIn } from '@/lib/auth/sign-in'

/** E-mail and password of a business user. Staff are strangers here. */
export const signInAction = defineAction({
  name: 'auth.sign-in',
  permission: 'public.use',
  schema: signInSchema,
  labels: 'auth.fields',
  transaction: false,
  run: ({ input, at, address, userAgent }) =>
    signIn({ ...input, portal: 'BUSINESS', at, address, userAgent }),
  onSuccess: ({ to }, { input }) => ({
    redirect: to === 'VERIFY' ? withNext('/verify-email', input.next) : (input.next ?? '/dashboard'),
  }),
})
