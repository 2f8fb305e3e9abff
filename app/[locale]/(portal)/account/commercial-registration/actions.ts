'use server'
import { z } from 'zod'
import { correctOwnNumber } from '@/lib/companies/correct-own-number'
import { memberOf } from '@/lib/access/actor'
import { defineAction } from '@/lib/actions/define-action'
import { secret } from '@/lib/auth/schema'
import { crNumber } from '@/lib/core/form-fields'

/** Corrects the account's commercial registration number, with the password, until the first submission. */
export const correctNumberAction = defineAction({
  name: 'account.correct-number',
  permission: 'account.number',
  schema: z.object({ number: crNumber(), currentPassword: secret() }),
  limit: { most: 10, seconds: 3600 },
  labels: 'account.fields',
  transaction: false,
  run: ({ input, actor, at, address }) => correctOwnNumber(memberOf(actor), input, at, address),
  onSuccess: () => ({ redirect: '/account?done=number' }),
})
