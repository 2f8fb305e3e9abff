'use server'
import { codeSchema } from '@/lib/accounts/schema'
import { defineAction } from '@/lib/actions/define-action'
import { joinAccount } from '@/lib/users/invitations/join-account'
import { answerInvitation } from '@/lib/users/invitations/answer-invitation'
import { readJoinCookie, setJoinCookie } from '@/lib/users/invitations/join-cookie'
import { resendJoinCode, verifyJoinEmail, verifyJoinMobile } from '@/lib/users/invitations/join-codes'
import { acceptSchema, answersSchema, joinSchema } from '@/lib/users/invitations/schema'

const LIMIT = { most: 30, seconds: 300 }
const codeOfJoin = codeSchema.and(joinSchema)

export const answerInvitationAction = defineAction({
  name: 'users.answer-invitation',
  permission: 'public.use',
  schema: answersSchema,
  limit: LIMIT,
  labels: 'userInvitations.fields',
  transaction: false,
  run: ({ input, actor, at, locale }) => answerInvitation(actor, input, { at, locale }),
  onSuccess: async ({ token, browser }) => {
    await setJoinCookie(browser)
    return { redirect: `/join/${encodeURIComponent(token)}` }
  },
})

export const verifyJoinEmailAction = defineAction({
  name: 'users.verify-invitation-email',
  permission: 'public.use',
  schema: codeOfJoin,
  limit: LIMIT,
  labels: 'userInvitations.fields',
  run: async ({ input: { token, code }, actor, tx, ...context }) =>
    verifyJoinEmail(tx, actor, { token, browser: await readJoinCookie() }, code, context),
  onSuccess: (_value, { input }) => ({ redirect: `/join/${encodeURIComponent(input.token)}` }),
})

export const verifyJoinMobileAction = defineAction({
  name: 'users.verify-invitation-mobile',
  permission: 'public.use',
  schema: codeOfJoin,
  limit: LIMIT,
  labels: 'userInvitations.fields',
  run: async ({ input: { token, code }, actor, tx, ...context }) =>
    verifyJoinMobile(tx, actor, { token, browser: await readJoinCookie() }, code, context),
  onSuccess: (_value, { input }) => ({ redirect: `/join/${encodeURIComponent(input.token)}` }),
})

export const resendJoinCodeAction = defineAction({
  name: 'users.resend-invitation-code',
  permission: 'public.use',
  schema: joinSchema,
  limit: LIMIT,
  run: async ({ input: { token }, actor, tx, ...context }) =>
    resendJoinCode(tx, actor, { token, browser: await readJoinCookie() }, context),
  onSuccess: (_value, { input }) => ({ redirect: `/join/${encodeURIComponent(input.token)}?sent=1` }),
})

export const joinAccountAction = defineAction({
  name: 'users.join',
  permission: 'public.use',
  schema: acceptSchema,
  limit: LIMIT,
  labels: 'userInvitations.fields',
  run: async ({ input: { token }, actor, tx, ...context }) =>
    joinAccount(tx, actor, { token, browser: await readJoinCookie() }, context),
  onSuccess: () => ({ redirect: '/dashboard' }),
})
