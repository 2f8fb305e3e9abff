'use server'
import { z } from 'zod'
import { defineAction } from '@/lib/actions/define-action'
import { endCurrentSession } from '@/lib/auth/sign-out'

/** Ends this session; works for anybody, so that a second press does no harm. */
export const signOutAction = defineAction({
  name: 'auth.sign-out',
  permission: 'session.end',
  whileObserving: true,
  schema: z.object({}),
  run: ({ tx, actor, at, address }) => endCurrentSession(tx, actor, at, address),
  onSuccess: ({ staff }) => ({ redirect: `${staff ? '/staff' : ''}/sign-in?done=signedOut` }),
})
