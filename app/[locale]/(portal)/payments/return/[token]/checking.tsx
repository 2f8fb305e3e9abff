import { getTranslations } from '@/lib/i18n/translations'
import { ActionForm } from '@/components/forms/action-form'
import { SubmitButton } from '@/components/forms/submit-button'
import { ButtonLink } from '@/components/ui/button'
import { Icon } from '@/components/ui/icon'
import type { ReturnedAttempt } from '@/lib/payments/return-query'
import { askAction } from '../../actions'
import { AutoRefresh } from './auto-refresh'

/** Milliseconds after which waiting is no longer usual. */
const SLOW = 3 * 60_000

/** KNET has been left, and its answer is not confirmed yet: the page turns by itself, quickly at first. */
export async function Checking({
  attempt,
  at,
  mayOpen,
  turns,
}: {
  attempt: ReturnedAttempt
  at: Date
  mayOpen: boolean
  /** The page asks again by itself. */
  turns: boolean
}) {
  const t = await getTranslations('payments.return')
  const slow = at.getTime() - attempt.startedAt.getTime() > SLOW
  const requests = attempt.allocations.map(({ paymentRequest }) => paymentRequest)
  return (
    <div className="mx-auto max-w-2xl py-6">
      <div role="status" className="rounded-card border border-line bg-surface p-6 shadow-card sm:p-8">
        <Icon name="progress" size={28} className="turning text-progress" />
        <h1 className="mt-2 text-2xl">{t('checking')}</h1>
        <p className="mt-3 text-ink-2">{t('checkingBody')}</p>
        {slow && <p className="mt-3 text-ink-2">{t('slow')}</p>}
        <ActionForm action={askAction} className="mt-6 flex flex-wrap gap-3">
          <input type="hidden" name="token" value={attempt.returnToken} />
          <SubmitButton variant="secondary" icon="refresh">
            {t('ask')}
          </SubmitButton>
          {mayOpen && (
            <ButtonLink
              href={requests.length === 1 ? `/payments/${requests[0]!.id}` : '/payments'}
              variant="quiet"
            >
              {requests.length === 1 ? t('open') : t('list')}
            </ButtonLink>
          )}
        </ActionForm>
      </div>
      {turns && <AutoRefresh seconds={slow ? 20 : 3} />}
    </div>
  )
}
