import type { ReactNode } from 'react'
import type { Review } from '@/lib/requests/office-review'
import type { RequestType } from '@/lib/requests/request-type'
import { companyPanels } from './company-panels'
import type { ReviewContext } from './review-context'

/** What the review page takes from a request's type. */
export type ReviewPanels = {
  /** The answers, each with what can be done to it. */
  answers: (context: ReviewContext) => ReactNode
  /** What an officer must know before deciding. */
  alerts: ReactNode
  /** What approval will do, in a sentence. */
  approval: string
  fieldLabel: (name: string) => string
  /** Types of document that the answers need. */
  required: readonly string[]
}

const PANELS = {
  COMPANY_REGISTRATION: companyPanels,
  COMPANY_CHANGE: companyPanels,
} as const satisfies Record<RequestType, (review: Review) => Promise<ReviewPanels>>

/** The panels of a request that the officer was found to see. */
export const reviewPanels = (review: Review): Promise<ReviewPanels> =>
  PANELS[review.type as RequestType](review)
