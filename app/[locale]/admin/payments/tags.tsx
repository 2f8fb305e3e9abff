import { getTranslations } from '@/lib/i18n/translations'
import type { IconName } from '@/components/ui/icon'
import { Tag, type Tone } from '@/components/ui/tag'
import type { PaymentAttemptState, RefundState } from '@/lib/db/generated/enums'

type Look = { icon: IconName; tone: Tone }

const ATTEMPT: Record<PaymentAttemptState, Look> = {
  INITIATED: { icon: 'clock', tone: 'progress' },
  CAPTURED_UNCONFIRMED: { icon: 'progress', tone: 'progress' },
  UNKNOWN: { icon: 'alert', tone: 'accent' },
  PAID: { icon: 'check', tone: 'done' },
  FAILED: { icon: 'close', tone: 'neutral' },
  CANCELLED: { icon: 'stopped', tone: 'neutral' },
  EXPIRED: { icon: 'calendar-clock', tone: 'neutral' },
  REVIEW: { icon: 'alert', tone: 'accent' },
  REVERSED: { icon: 'undo', tone: 'stopped' },
  REFUNDED: { icon: 'undo', tone: 'neutral' },
}
const REFUND: Record<RefundState, Look> = {
  REQUESTED: { icon: 'clock', tone: 'accent' },
  DECLINED: { icon: 'close', tone: 'neutral' },
  RELEASED: { icon: 'progress', tone: 'progress' },
  DONE: { icon: 'check', tone: 'done' },
  FAILED: { icon: 'stopped', tone: 'stopped' },
  UNKNOWN: { icon: 'warning', tone: 'accent' },
}

/** A payment's state in finance's words. */
export async function AttemptTag({ state }: { state: PaymentAttemptState }) {
  const t = await getTranslations('office.payments.states')
  return <Tag {...ATTEMPT[state]}>{t(state)}</Tag>
}

/** A refund's state. */
export async function RefundTag({ state }: { state: RefundState }) {
  const t = await getTranslations('office.payments.refund.states')
  return <Tag {...REFUND[state]}>{t(state)}</Tag>
}
