'use server'
import { memberOf } from '@/lib/access/actor'
import { resendMobileCode, verifyMobile } from '@/lib/accounts/mobile-commands'
import { codeSchema, emptySchema } from '@/lib/accounts/schema'
import { defineAction } from '@/lib/actions/define-action'

/** The code of the SMS: confirms the mobile of the asking user. */
export const verifyMobileAction = defineAction({
  name: 'account.verify-mobile',
  permission: 'portal.use',
  schema: codeSchema,
  limit: { most: 20, seconds: 300 },
  labels: 'accounts.fields',
  run: ({ input, actor, tx, at, address }) => verifyMobile(tx, memberOf(actor), input.code, at, address),
  onSuccess: () => ({ redirect: '/account?done=mobile' }),
})

/** Another code by SMS. */
export const resendMobileAction = defineAction({
  name: 'account.resend-mobile-code',
  permission: 'portal.use',
  schema: emptySchema,
  limit: { most: 20, seconds: 300 },
  run: ({ actor, tx, at, locale }) => resendMobileCode(tx, memberOf(actor), at, locale),
  onSuccess: () => ({ redirect: '/account?done=mobileCode' }),
})
