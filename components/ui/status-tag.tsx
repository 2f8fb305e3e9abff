import { getTranslations } from '@/lib/i18n/translations'
import type { IconName } from './icon'
import { Tag, type Tone } from './tag'

/** The one map from a state to its look. The words are in the messages, `ui.status`. */
export const STATUS_LOOK = {
  DRAFT: { icon: 'edit', tone: 'neutral' },
  SUBMITTED: { icon: 'clock', tone: 'progress' },
  IN_REVIEW: { icon: 'progress', tone: 'progress' },
  RETURNED: { icon: 'alert', tone: 'accent' },
  APPROVED: { icon: 'check', tone: 'done' },
  REJECTED: { icon: 'close', tone: 'stopped' },
  WITHDRAWN: { icon: 'undo', tone: 'neutral' },
  CANCELLED: { icon: 'stopped', tone: 'neutral' },
  PENDING: { icon: 'clock', tone: 'progress' },
  ACTIVE: { icon: 'check', tone: 'done' },
  SUSPENDED: { icon: 'stopped', tone: 'stopped' },
  LAPSED: { icon: 'stopped', tone: 'neutral' },
  REMOVED: { icon: 'close', tone: 'neutral' },
  VALID: { icon: 'check', tone: 'done' },
  EXPIRING: { icon: 'calendar-clock', tone: 'accent' },
  EXPIRED: { icon: 'close', tone: 'stopped' },
  COMPLETE: { icon: 'check', tone: 'neutral' },
  NOT_STARTED: { icon: 'circle', tone: 'accent' },
  STARTED: { icon: 'circle-dot', tone: 'progress' },
  MISSING: { icon: 'alert', tone: 'accent' },
  UPLOADED: { icon: 'check', tone: 'done' },
  OVERDUE: { icon: 'warning', tone: 'stopped' },
  MATCHED: { icon: 'check', tone: 'done' },
  MINE: { icon: 'user-check', tone: 'progress' },
  UNASSIGNED: { icon: 'circle', tone: 'neutral' },
  CHANGED: { icon: 'edit', tone: 'accent' },
  MAIN: { icon: 'company', tone: 'neutral' },
  BRANCH: { icon: 'companies', tone: 'neutral' },
  INITIATED: { icon: 'alert', tone: 'accent' },
  SUCCESSFUL: { icon: 'check', tone: 'done' },
  BEING_PAID: { icon: 'progress', tone: 'progress' },
  PAYMENT_IN_REVIEW: { icon: 'alert', tone: 'accent' },
} as const satisfies Record<string, { icon: IconName; tone: Tone }>

export type Status = keyof typeof STATUS_LOOK

/** A state as icon, word and colour. @param label other words than the usual ones */
export async function StatusTag({ state, label }: { state: Status; label?: string }) {
  const look = STATUS_LOOK[state]
  const t = label ? undefined : await getTranslations('ui.status')
  return (
    <Tag tone={look.tone} icon={look.icon}>
      {label ?? t?.(state)}
    </Tag>
  )
}
