/**
 * Lanes of jobs, each with a concurrency of its own: what hangs in one delays nothing in another.
 * money: KNET's word. mail: e-mails and SMS. deliver: calls to other systems that nobody waits for and that may hang.
 * bulk: everything that only costs time.
 */
export const LANES = ['money', 'mail', 'deliver', 'bulk'] as const
export type Lane = (typeof LANES)[number]

/** Every task of the worker and its lane. What a task does stands in lib/worker/tasks. */
export const TASK_LANES = {
  'payment-inquiry': 'money',
  'unknown-payment-inquiry': 'money',
  'sweep-payments': 'money',
  'send-message': 'mail',
  'warn-owner': 'mail',
  'sweep-messages': 'mail',
  'remove-document': 'deliver',
  'make-preview': 'bulk',
  'tariff-index': 'bulk',
  'sweep-accounts': 'bulk',
  'sweep-requests': 'bulk',
  'sweep-documents': 'bulk',
  'sweep-tariff': 'bulk',
  'clean-up': 'bulk',
  'start-day': 'bulk',
  'daily-companies': 'bulk',
  'daily-requests': 'bulk',
  'daily-documents': 'bulk',
  'daily-tariff': 'bulk',
} as const satisfies Record<string, Lane>

export type TaskName = keyof typeof TASK_LANES

/** Tasks that are started once a day of domain time. */
export const DAILY_TASKS = (Object.keys(TASK_LANES) as TaskName[]).filter((name) => name.startsWith('daily-'))

/** Tasks that are started every minute. */
export const MINUTE_TASKS = (Object.keys(TASK_LANES) as TaskName[]).filter(
  (name) => name.startsWith('sweep-') || name === 'clean-up' || name === 'start-day',
)
