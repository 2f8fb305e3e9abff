'use server'
import { z } from 'zod'
import { isStaff } from '@/lib/access/actor'
import { defineAction } from '@/lib/actions/define-action'
import { signedIn } from '@/lib/auth/change-password'
import { endOwnSession, signOutEverywhere } from '@/lib/auth/own-sessions'
import { dropSessionCookie } from '@/lib/auth/start-session'

/** Ends every session of the asking user, this one too. */
export const signOutEverywhereAction = defineAction({
  name: 'account.sign-out-everywhere',
  permission: 'session.own',
  schema: z.object({}),
  run: ({ tx, actor, at, address }) => signOutEverywhere(tx, signedIn(actor), at, address),
  onSuccess: async (_value, { actor }) => {
    await dropSessionCookie()
    return { redirect: `${isStaff(actor) ? '/staff' : ''}/sign-in?done=everywhere` }
  },
})

/** Ends one other session of the asking user. */
export const endSessionAction = defineAction({
  name: 'account.end-session',
  permission: 'session.own',
  schema: z.object({ sessionId: z.uuid('notFound') }),
  run: ({ tx, actor, input, at, address }) =>
    endOwnSession(tx, signedIn(actor), input.sessionId, at, address),
  onSuccess: (_value, { actor }) => ({
    redirect: isStaff(actor) ? '/staff/account?done=session' : '/account/sessions?done=session',
  }),
})
