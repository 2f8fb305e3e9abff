import type { RequestTypeDefinition } from '@/lib/requests/request-type-definition'
import { approveChange } from './approve-change'
import { blankAnswers, blankCancelledAnswers } from './blank-answers'
import { COMPANY_CHANGE } from './company-requests'
import { companyRequestType } from './company-request-type'
import { reapplyChange } from './reapply-change'
import { changeNeeds, validateChange } from './validate-change'

/** The change of an approved company, as `lib/requests` knows it. */
export const companyChange: RequestTypeDefinition = {
  ...companyRequestType,
  ...COMPANY_CHANGE,
  submissionNeeds: changeNeeds,
  validateSubmission: validateChange,
  approve: approveChange,
  reapply: reapplyChange,
  blank: (tx, requestId) => blankAnswers(tx, requestId, 'change'),
  blankCancelled: () => blankCancelledAnswers('change'),
  paths: { ...companyRequestType.paths, draft: ({ companyId }) => `/companies/${companyId}/update` },
}
