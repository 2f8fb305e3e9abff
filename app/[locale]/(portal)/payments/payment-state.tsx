import { getTranslations } from '@/lib/i18n/translations'
import { StatusTag } from '@/components/ui/status-tag'
import type { PaymentRequestState } from '@/lib/db/generated/enums'

/** A payment request's state in the guide's words; `held`: somebody is at KNET with it. */
export async function PaymentState({ state, held }: { state: PaymentRequestState; held?: boolean }) {
  if (held && state === 'INITIATED') return <StatusTag state="BEING_PAID" />
  return <StatusTag state={state} label={(await getTranslations('payments.states'))(state)} />
}
