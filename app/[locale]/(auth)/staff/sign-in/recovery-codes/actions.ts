'use server'
import { z } from 'zod'
import { defineAction } from '@/lib/actions/define-action'
import { signedIn } from '@/lib/auth/change-password'
import { forgetShownCodes } from '@/lib/auth/recovery-codes'
import { nextField } from '@/lib/auth/schema'
import { ok } from '@/lib/core/result'

/** The owner has kept the codes: they are not shown again. */
export const codesSavedAction = defineAction({
  name: 'auth.codes-saved',
  permission: 'office.use',
  schema: z.object({ next: nextField() }),
  run: async ({ tx, actor }) => {
    await forgetShownCodes(signedIn(actor).userId, tx)
    return ok()
  },
  onSuccess: (_value, { input }) => ({ redirect: input.next ?? '/admin' }),
})
