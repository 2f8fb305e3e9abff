'use server'
import { defineAction } from '@/lib/actions/define-action'
import { resubmit } from '@/lib/requests/business-commands'
import { correctionForm, resubmitForm } from '@/lib/requests/business-forms'
import { saveCorrections } from '@/lib/requests/corrections'

export const saveForm = defineAction({
  name: 'requests.save-corrections', permission: 'companies.register', schema: correctionForm, labels: 'companies.fields',
  run: ({ tx, actor, at, input }) => saveCorrections(tx, actor, at, input),
  then: ({ id }) => ({ redirect: `/requests/${id}/correct?saved=1` }),
})

export const resubmitAction = defineAction({
  name: 'requests.resubmit', permission: 'companies.register', schema: resubmitForm, labels: 'companies.fields',
  run: ({ tx, actor, at, input }) => resubmit(tx, actor, at, input),
  then: ({ id }) => ({ redirect: `/requests/${id}` }),
})
