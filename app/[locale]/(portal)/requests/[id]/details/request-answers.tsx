import type { ReactNode } from 'react'
import { findAnswers } from '@/lib/companies/request-answers'
import type { RequestHead } from '@/lib/requests/queries'
import type { RequestType } from '@/lib/requests/request-type'
import { AnswerSections } from '../../../companies/answer-sections'

async function companyAnswers(requestId: string): Promise<ReactNode> {
  const profile = await findAnswers(requestId)
  return profile && <AnswerSections profile={profile} />
}

const ANSWERS = {
  COMPANY_REGISTRATION: companyAnswers,
  COMPANY_CHANGE: companyAnswers,
} as const satisfies Record<RequestType, (requestId: string) => Promise<ReactNode>>

/** The answers of a request that the reader was found to see, as its type shows them. */
export async function RequestAnswers({ request }: { request: RequestHead }) {
  return <>{await ANSWERS[request.type as RequestType](request.id)}</>
}
