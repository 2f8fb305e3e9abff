import { env } from '@/lib/env'
import { answerReport } from '@/lib/messages/answer-report'
import { readMailReport } from '@/lib/messages/delivery-reports'

export const dynamic = 'force-dynamic'
export const runtime = 'nodejs'

/** What became of an e-mail, by Resend's webhook. No session: the signature says who speaks. */
export const POST = (request: Request): Promise<Response> =>
  answerReport(request, env.RESEND_WEBHOOK_SECRET, readMailReport)
