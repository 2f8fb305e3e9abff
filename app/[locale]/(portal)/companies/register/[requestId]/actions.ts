'use server'
import { defineAction } from '@/lib/actions/define-action'
import { pageAfterLookup, registrationPath, saveAndGo } from '@/lib/companies/next-page'
import { linkParty, lookUpDraft } from '@/lib/companies/party-match'
import { submitRegistration } from '@/lib/companies/registration-commands'
import { linkForm, requestForm, stepForm, submitForm } from '@/lib/companies/registration-forms'

export const saveStepForm = defineAction({
  name: 'companies.save-step',
  permission: 'companies.register',
  schema: stepForm,
  labels: 'companies.fields',
  run: ({ tx, actor, at, input }) => saveAndGo(tx, actor, at, input),
  then: (redirect) => ({ redirect }),
})

export const lookUp = defineAction({
  name: 'companies.look-up',
  permission: 'companies.register',
  schema: requestForm,
  limit: { most: 20, seconds: 3600 },
  run: ({ tx, actor, input }) => lookUpDraft(tx, actor, input.requestId),
  then: async (found, { at }) => ({ redirect: await pageAfterLookup(found, at) }),
})

export const link = defineAction({
  name: 'companies.link',
  permission: 'companies.register',
  schema: linkForm,
  run: ({ tx, actor, at, input }) =>
    linkParty(tx, actor, at, { requestId: input.requestId, link: input.link === 'yes' }),
  then: ({ requestId, linked }) => ({
    redirect: `${registrationPath(requestId)}?linked=${linked ? 'yes' : 'no'}`,
  }),
})

export const submit = defineAction({
  name: 'companies.submit',
  permission: 'companies.register',
  schema: submitForm,
  run: ({ tx, actor, at, input }) => submitRegistration(tx, actor, at, input),
  then: ({ requestId }) => ({ redirect: registrationPath(requestId, 'done') }),
})
