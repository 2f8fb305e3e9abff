import type { ReactNode } from 'react'
import type { CorrectionState } from '@/lib/requests/correction-states'
import type { RequestType } from '@/lib/requests/request-type'
import type { AnswerTexts } from '@/lib/requests/request-type-definition'
import { CompanyFields } from './company-fields'

type Given = { states: CorrectionState[]; values: AnswerTexts }

const FIELDS = {
  COMPANY_REGISTRATION: CompanyFields,
  COMPANY_CHANGE: CompanyFields,
} as const satisfies Record<RequestType, (given: Given) => Promise<ReactNode>>

/** The returned fields of a request, as its type asks for them. */
export function ReturnedFields({ type, ...given }: Given & { type: string }) {
  const Fields = FIELDS[type as RequestType]
  return <Fields {...given} />
}
