import { db } from '@/lib/db/client'
import { SMS_BUDGET_KEY } from '@/lib/messages/sms-budget'

type Sample = { labels?: Record<string, string>; value: number }

const escape = (text: string) => text.replace(/\\/g, '\\\\').replace(/"/g, '\\"').replace(/\n/g, '\\n')

function family(name: string, help: string, samples: Sample[]): string {
  const lines = samples.map(({ labels, value }) => {
    const inside = Object.entries(labels ?? {})
      .map(([key, text]) => `${key}="${escape(text)}"`)
      .join(',')
    return `${name}${inside && `{${inside}}`} ${value}`
  })
  return [`# HELP ${name} ${help}`, `# TYPE ${name} gauge`, ...lines].join('\n')
}

/**
 * Gauges in Prometheus' text format (0.0.4): the queue, requests, messages, pending documents. Counts only,
 * nothing personal.
 */
export async function metrics(): Promise<string> {
  const [jobs, requests, messages, documents, sms] = await Promise.all([
    db.$queryRaw<{ task: string; state: string; count: number }[]>`
      SELECT task_identifier AS task, CASE WHEN locked_at IS NOT NULL THEN 'running' WHEN attempts >= max_attempts THEN 'failed'
        WHEN attempts > 0 THEN 'retrying' ELSE 'waiting' END AS state, count(*)::int AS count
      FROM graphile_worker.jobs GROUP BY 1, 2`,
    db.request.groupBy({ by: ['type', 'state'], _count: { _all: true } }),
    db.message.groupBy({ by: ['channel', 'state'], _count: { _all: true } }),
    db.document.groupBy({ by: ['state'], _count: { _all: true } }),
    db.rateLimit.findFirst({ where: { key: SMS_BUDGET_KEY }, orderBy: { windowStart: 'desc' } }),
  ])
  return `${[
    family(
      'portal_jobs',
      'Jobs in the queue by task and state.',
      jobs.map(({ task, state, count }) => ({ labels: { task, state }, value: count })),
    ),
    family(
      'portal_requests',
      'Requests by type and state.',
      requests.map((row) => ({ labels: { type: row.type, state: row.state }, value: row._count._all })),
    ),
    family(
      'portal_messages',
      'Messages by channel and state.',
      messages.map((row) => ({ labels: { channel: row.channel, state: row.state }, value: row._count._all })),
    ),
    family(
      'portal_documents',
      'Documents by state.',
      documents.map((row) => ({ labels: { state: row.state }, value: row._count._all })),
    ),
    family('portal_sms_of_the_day', 'SMS taken from the daily budget, refused ones included.', [
      { value: sms?.count ?? 0 },
    ]),
    family('portal_process_memory_bytes', 'Resident memory of this process.', [
      { value: process.memoryUsage().rss },
    ]),
  ].join('\n')}\n`
}
