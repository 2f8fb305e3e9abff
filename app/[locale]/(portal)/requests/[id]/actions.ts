'use server'
import { defineAction } from '@/lib/actions/define-action'
import { requestTypes } from '@/lib/request-types'
import { companyOfRequest } from '@/lib/requests/company-of-request'
import { cancelDraft, reapply, withdraw } from '@/lib/requests/business-commands'
import { requestForm, versionForm } from '@/lib/requests/business-forms'

export const reapplyForm = defineAction({
  name: 'requests.reapply',
  permission: 'requests.act',
  company: ({ input, actor }) => companyOfRequest(actor, input.requestId),
  schema: requestForm,
  limit: { most: 20, seconds: 3600 },
  run: ({ tx, actor, at, input }) => reapply(requestTypes, tx, actor, at, input),
  onSuccess: ({ href }) => ({ redirect: href }),
})

export const withdrawForm = defineAction({
  name: 'requests.withdraw',
  permission: 'requests.act',
  company: ({ input, actor }) => companyOfRequest(actor, input.requestId),
  schema: versionForm,
  run: ({ tx, actor, at, input }) => withdraw(requestTypes, tx, actor, at, input),
  onSuccess: ({ id }) => ({ redirect: `/requests/${id}` }),
})

export const cancelForm = defineAction({
  name: 'requests.cancel',
  permission: 'requests.act',
  company: ({ input, actor }) => companyOfRequest(actor, input.requestId),
  schema: versionForm,
  run: ({ tx, actor, at, input }) => cancelDraft(requestTypes, tx, actor, at, input),
  onSuccess: ({ id }) => ({ redirect: `/requests/${id}` }),
})
