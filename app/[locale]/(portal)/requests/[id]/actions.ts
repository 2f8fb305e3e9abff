'use server'
import { defineAction } from '@/lib/actions/define-action'
import { companyOfRequest } from '@/lib/requests/company-of-request'
import { startAgain } from '@/lib/companies/start-again'
import { cancelDraft, withdraw } from '@/lib/requests/business-commands'
import { requestForm, versionForm } from '@/lib/requests/business-forms'

export const startAgainForm = defineAction({
  name: 'requests.start-again',
  permission: 'companies.register',
  company: ({ input, actor }) => companyOfRequest(actor, input.requestId),
  schema: requestForm,
  limit: { most: 20, seconds: 3600 },
  run: ({ tx, actor, at, input }) => startAgain(tx, actor, at, input),
  onSuccess: ({ href }) => ({ redirect: href }),
})

export const withdrawForm = defineAction({
  name: 'requests.withdraw',
  permission: 'companies.register',
  company: ({ input, actor }) => companyOfRequest(actor, input.requestId),
  schema: versionForm,
  run: ({ tx, actor, at, input }) => withdraw(tx, actor, at, input),
  onSuccess: ({ id }) => ({ redirect: `/requests/${id}` }),
})

export const cancelForm = defineAction({
  name: 'requests.cancel',
  permission: 'companies.register',
  company: ({ input, actor }) => companyOfRequest(actor, input.requestId),
  schema: versionForm,
  run: ({ tx, actor, at, input }) => cancelDraft(tx, actor, at, input),
  onSuccess: ({ id }) => ({ redirect: `/requests/${id}` }),
})
