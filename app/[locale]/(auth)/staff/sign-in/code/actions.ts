'use server'
import { defineAction } from '@/lib/actions/define-action'
import { verifyRecoveryCode, verifyTotp } from '@/lib/auth/verify-second-factor'
import { codeSchema } from '@/lib/auth/schema'

/** The authenticator's code: with it the session becomes staff's. */
export const totpAction = defineAction({
  name: 'auth.totp',
  permission: 'totp.use',
  schema: codeSchema,
  labels: 'auth.fields',
  run: ({ input, ...context }) => verifyTotp(input.code, context),
  onSuccess: (_value, { input }) => ({ redirect: input.next ?? '/admin' }),
})

/** A recovery code in its place. */
export const recoveryCodeAction = defineAction({
  name: 'auth.recovery-code',
  permission: 'totp.use',
  schema: codeSchema,
  labels: 'auth.fields',
  run: ({ input, ...context }) => verifyRecoveryCode(input.code, context),
  onSuccess: (_value, { input }) => ({ redirect: input.next ?? '/admin' }),
})
