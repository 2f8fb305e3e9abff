import { getTranslations } from '@/lib/i18n/translations'
import { StatusTag } from '@/components/ui/status-tag'
import type { PaymentAttemptState, PaymentRequestState } from '@/lib/db/generated/enums'

/** A payment request's state in the guide's words; `heldBy`: the state of the attempt that holds it. */
export async function PaymentState({
  state,
  heldBy,
}: {
  state: PaymentRequestState
  heldBy?: PaymentAttemptState | null
}) {
  if (heldBy && state === 'INITIATED')
    return <StatusTag state={heldBy === 'REVIEW' ? 'PAYMENT_IN_REVIEW' : 'BEING_PAID'} />
  return <StatusTag state={state} label={(await getTranslations('payments.states'))(state)} />
}
