import { env } from '@/lib/env'
import { answerReport } from '@/lib/messages/answer-report'
import { readSmsReport } from '@/lib/messages/delivery-reports'

export const dynamic = 'force-dynamic'
export const runtime = 'nodejs'

/** What became of an SMS, by the gateway. No session: the signature says who speaks. */
export const POST = (request: Request): Promise<Response> =>
  answerReport(request, env.SMS_WEBHOOK_SECRET, readSmsReport)
