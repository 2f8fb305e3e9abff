'use server'
import { memberOf } from '@/lib/access/actor'
import { defineAction } from '@/lib/actions/define-action'
import { startRegistration } from '@/lib/companies/registration-commands'
import { startForm } from '@/lib/companies/registration-forms'
import { pageAfterLookup, registrationPath } from '@/lib/companies/next-page'

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
      : await pageAfterLookup({ requestId, accountId: memberOf(actor).accountId, number }, at),
  }),
})
