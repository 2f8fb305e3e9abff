'use server'
import { defineAction } from '@/lib/actions/define-action'
import { startAgain } from '@/lib/companies/start-again'
import { cancelDraft, withdraw } from '@/lib/requests/business-commands'
import { requestForm, versionForm } from '@/lib/requests/business-forms'

export const startAgainForm = defineAction({
  name: 'requests.start-again',
  permission: 'companies.register',
  schema: requestForm,
  limit: { most: 20, seconds: 3600 },
  run: ({ tx, actor, at, input }) => startAgain(tx, actor, at, input),
  then: ({ href }) => ({ redirect: href }),
})

export const withdrawForm = defineAction({
  name: 'requests.withdraw',
  permission: 'companies.register',
  schema: versionForm,
  run: ({ tx, actor, at, input }) => withdraw(tx, actor, at, input),
  then: ({ id }) => ({ redirect: `/requests/${id}` }),
})

export const cancelForm = defineAction({
  name: 'requests.cancel',
  permission: 'companies.register',
  schema: versionForm,
  run: ({ tx, actor, at, input }) => cancelDraft(tx, actor, at, input),
  then: ({ id }) => ({ redirect: `/requests/${id}` }),
})
