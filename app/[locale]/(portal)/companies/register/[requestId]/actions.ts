'use server'
import { defineAction } from '@/lib/actions/define-action'
import { lookUpNumber } from '@/lib/companies/look-up-number'
import { linkParty, lookUpDraft } from '@/lib/companies/party-match'
import { saveStepForm } from '@/lib/companies/registration-commands'
import { linkForm, requestForm, stepForm, submitForm } from '@/lib/companies/registration-forms'
import { registrationPath } from '@/lib/companies/registration-paths'
import { companyOfRequest } from '@/lib/requests/company-of-request'
import { submitRegistration } from '@/lib/companies/submit-registration'

export const saveStepAction = defineAction({
  name: 'companies.save-step',
  permission: 'companies.register',
  company: ({ input, actor }) => companyOfRequest(actor, input.requestId),
  schema: stepForm,
  labels: 'companies.fields',
  run: ({ tx, actor, at, input }) => saveStepForm(tx, actor, at, input),
  onSuccess: (redirect) => ({ redirect }),
})

export const lookUp = defineAction({
  name: 'companies.look-up',
  permission: 'companies.register',
  company: ({ input, actor }) => companyOfRequest(actor, input.requestId),
  schema: requestForm,
  limit: { most: 20, seconds: 3600 },
  run: ({ tx, actor, input }) => lookUpDraft(tx, actor, input.requestId),
  onSuccess: async (found, { at }) => ({ redirect: await lookUpNumber(found, at) }),
})

export const link = defineAction({
  name: 'companies.link',
  permission: 'companies.register',
  company: ({ input, actor }) => companyOfRequest(actor, input.requestId),
  schema: linkForm,
  run: ({ tx, actor, at, input }) =>
    linkParty(tx, actor, at, { requestId: input.requestId, link: input.link === 'yes' }),
  onSuccess: ({ requestId, linked }) => ({
    redirect: `${registrationPath(requestId)}?linked=${linked ? 'yes' : 'no'}`,
  }),
})

export const submit = defineAction({
  name: 'companies.submit',
  permission: 'companies.register',
  company: ({ input, actor }) => companyOfRequest(actor, input.requestId),
  schema: submitForm,
  run: ({ tx, actor, at, input }) => submitRegistration(tx, actor, at, input),
  onSuccess: ({ requestId }) => ({ redirect: registrationPath(requestId, 'done') }),
})
