'use server'
import { defineAction } from '@/lib/actions/define-action'
import { withNext } from '@/lib/auth/next-path'
import { signInSchema } from '@/lib/auth/schema'
import { signIn } from '@/lib/auth/sign-in'

/** E-mail and password of a member of staff; the session may see nothing before the second factor. */
export const staffSignInAction = defineAction({
  name: 'auth.staff-sign-in',
  permission: 'public.use',
  schema: signInSchema,
  labels: 'auth.fields',
  transaction: false,
  run: ({ input, at, address, userAgent }) => signIn({ ...input, portal: 'STAFF', at, address, userAgent }),
  onSuccess: ({ to }, { input }) => ({
    redirect: withNext(`/staff/sign-in/${to === 'ENROL' ? 'enrol' : 'code'}`, input.next),
  }),
})
