'use server'
import { defineAction } from '@/lib/actions/define-action'
import { companyOfRequest } from '@/lib/requests/company-of-request'
import { correctionForm } from '@/lib/requests/business-forms'
import { correctAndResubmit } from '@/lib/requests/correct-and-resubmit'
import { saveCorrections } from '@/lib/requests/corrections'

export const correctForm = defineAction({
  name: 'requests.correct',
  permission: 'companies.register',
  company: ({ input, actor }) => companyOfRequest(actor, input.requestId),
  schema: correctionForm,
  labels: 'companies.fields',
  run: ({ tx, actor, at, input }) =>
    (input.send ? correctAndResubmit : saveCorrections)(tx, actor, at, input),
  onSuccess: ({ id }, { input }) => ({
    redirect: input.send ? `/requests/${id}` : `/requests/${id}/correct?saved=1`,
  }),
})
