'use server'
import { z } from 'zod'
import { defineAction } from '@/lib/actions/define-action'
import { signedIn } from '@/lib/auth/change-password'
import { choice } from '@/lib/core/form-fields'
import { ok } from '@/lib/core/result'

/** The language of mails and short messages. */
export const setLanguageAction = defineAction({
  name: 'account.language',
  permission: 'portal.use',
  schema: z.object({ locale: choice(['ar', 'en']) }),
  labels: 'account.fields',
  run: async ({ tx, actor, input }) => {
    await tx.user.update({ where: { id: signedIn(actor).userId }, data: { locale: input.locale } })
    return ok()
  },
  onSuccess: () => ({ redirect: '/account?done=language' }),
})
