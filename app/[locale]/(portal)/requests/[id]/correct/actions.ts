'use server'
import { defineAction } from '@/lib/actions/define-action'
import { requestTypes } from '@/lib/request-types'
import { companyOfRequest } from '@/lib/requests/company-of-request'
import { correctionForm } from '@/lib/requests/business-forms'
import { correctAndResubmit } from '@/lib/requests/correct-and-resubmit'
import { saveCorrections } from '@/lib/requests/corrections'

export const correctForm = defineAction({
  name: 'requests.correct',
  permission: 'requests.act',
  company: ({ input, actor }) => companyOfRequest(actor, input.requestId),
  schema: correctionForm,
  labels: 'companies.fields',
  run: ({ tx, actor, at, input }) =>
    (input.send ? correctAndResubmit : saveCorrections)(requestTypes, tx, actor, at, input),
  onSuccess: ({ id }, { input }) => ({
    redirect: input.send ? `/requests/${id}` : `/requests/${id}/correct?saved=1`,
  }),
})
