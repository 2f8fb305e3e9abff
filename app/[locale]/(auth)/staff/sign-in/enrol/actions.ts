'use server'
import { defineAction } from '@/lib/actions/define-action'
import { verifyEnrolmentCode } from '@/lib/auth/verify-second-factor'
import { withNext } from '@/lib/auth/next-path'
import { codeSchema } from '@/lib/auth/schema'

/** Connects an authenticator by its first code. */
export const enrolAction = defineAction({
  name: 'auth.enrol',
  permission: 'totp.use',
  schema: codeSchema,
  labels: 'auth.fields',
  run: ({ input, ...context }) => verifyEnrolmentCode(input.code, context),
  onSuccess: (_value, { input }) => ({ redirect: withNext('/staff/sign-in/recovery-codes', input.next) }),
})
