import type { RequestTypeDefinition } from '@/lib/requests/request-type-definition'
import { approveRegistration } from './approve-registration'
import { blankAnswers, blankCancelledAnswers } from './blank-answers'
import { COMPANY_REGISTRATION } from './company-requests'
import { companyRequestType } from './company-request-type'
import { reapplyRegistration } from './reapply-registration'
import { registrationPath } from './registration-paths'
import { registrationNeeds, validateRegistration } from './validate-registration'

/** The registration of a company, as `lib/requests` knows it. */
export const companyRegistration: RequestTypeDefinition = {
  ...companyRequestType,
  ...COMPANY_REGISTRATION,
  submissionNeeds: registrationNeeds,
  validateSubmission: validateRegistration,
  approve: approveRegistration,
  reapply: reapplyRegistration,
  blank: (tx, requestId) => blankAnswers(tx, requestId, 'registration'),
  blankCancelled: () => blankCancelledAnswers('registration'),
  paths: { ...companyRequestType.paths, draft: ({ id }) => registrationPath(id) },
}
