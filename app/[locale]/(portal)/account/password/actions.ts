'use server'
import { defineAction } from '@/lib/actions/define-action'
import { isStaff } from '@/lib/access/actor'
import { changePassword, signedIn } from '@/lib/auth/change-password'
import { changeSchema } from '@/lib/auth/schema'

/** Changes one's own password, business or staff; other sessions end. */
export const changePasswordAction = defineAction({
  name: 'account.change-password',
  permission: 'session.own',
  schema: changeSchema,
  labels: 'account.fields',
  transaction: false,
  run: ({ input, actor, at, address }) => changePassword(signedIn(actor), input, at, address),
  onSuccess: (_value, { actor }) => ({ redirect: `${isStaff(actor) ? '/staff' : ''}/account?done=password` }),
})
