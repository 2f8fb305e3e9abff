'use server'
import { register } from '@/lib/accounts/commands'
import { setRegistrationCookie } from '@/lib/accounts/registration-cookie'
import { registrationSchema } from '@/lib/accounts/schema'
import { defineAction } from '@/lib/actions/define-action'
import { failAll } from '@/lib/core/result'

export const registerAccount = defineAction({
  name: 'accounts.register',
  permission: 'public.use',
  schema: registrationSchema,
  limit: { most: 60, seconds: 3600 },
  labels: 'accounts.fields',
  transaction: false,
  run: async ({ input, at, address, locale }) =>
    input === 'refresh' ? failAll([]) : register(input, { at, address, locale }),
  onSuccess: async ({ token }) => {
    await setRegistrationCookie(token)
    return { redirect: '/verify-email' }
  },
})
