'use server'
import { setConfirmedCookie } from '@/lib/accounts/confirmed-cookie'
import { codeSchema, emptySchema } from '@/lib/accounts/schema'
import { resendCode, verifyCode } from '@/lib/accounts/verification-commands'
import { findVerifyingUser } from '@/lib/accounts/find-verifying-user'
import { defineAction } from '@/lib/actions/define-action'
import { fail } from '@/lib/core/result'

export const verifyEmail = defineAction({
  name: 'accounts.verify',
  permission: 'public.use',
  schema: codeSchema,
  limit: { most: 20, seconds: 300 },
  labels: 'accounts.fields',
  run: async ({ input, actor, tx, at, address }) => {
    const userId = await findVerifyingUser(actor, at, tx)
    return userId ? verifyCode(tx, userId, input.code, at, address) : fail('registrationGone')
  },
  onSuccess: async ({ numberHeld }, { at }) => {
    await setConfirmedCookie(numberHeld, at)
    return { redirect: '/verify-email/done' }
  },
})

export const resendVerification = defineAction({
  name: 'accounts.resend-code',
  permission: 'public.use',
  schema: emptySchema,
  limit: { most: 20, seconds: 300 },
  run: async ({ actor, tx, at, locale }) => {
    const userId = await findVerifyingUser(actor, at, tx)
    return userId ? resendCode(tx, userId, at, locale) : fail('registrationGone')
  },
  onSuccess: () => ({ redirect: '/verify-email?sent=1' }),
})
