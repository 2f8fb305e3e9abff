'use server'
import { defineAction } from '@/lib/actions/define-action'
import { renewRecoveryCodes } from '@/lib/auth/renew-recovery-codes'
import { codeSchema } from '@/lib/auth/schema'

/** Ten new recovery codes, confirmed by the authenticator. */
export const newCodesAction = defineAction({
  name: 'auth.new-recovery-codes',
  permission: 'office.use',
  schema: codeSchema,
  labels: 'auth.fields',
  run: ({ input, tx, actor, at, address }) => renewRecoveryCodes(tx, actor, input.code, at, address),
  onSuccess: () => ({ redirect: '/staff/sign-in/recovery-codes?next=/staff/account' }),
})
