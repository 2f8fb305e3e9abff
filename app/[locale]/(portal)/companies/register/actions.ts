'use server'
import { memberOf } from '@/lib/access/actor'
import { defineAction } from '@/lib/actions/define-action'
import { lookUpNumber } from '@/lib/companies/look-up-number'
import { startForm } from '@/lib/companies/registration-forms'
import { registrationPath } from '@/lib/companies/registration-paths'
import { startRegistration } from '@/lib/companies/start-registration'

export const start = defineAction({
  name: 'companies.start',
  permission: 'companies.register',
  company: 'NONE',
  schema: startForm,
  labels: 'companies.fields',
  limit: { most: 20, seconds: 3600 },
  run: ({ tx, actor, at, input }) => startRegistration(tx, actor, at, input),
  onSuccess: async ({ requestId, existing, commercialRegistrationNumber: number }, { actor, at }) => ({
    redirect: existing
      ? registrationPath(requestId)
      : await lookUpNumber({ requestId, accountId: memberOf(actor).accountId, number }, at),
  }),
})
