import type { Metadata } from 'next'
import { redirect } from 'next/navigation'
import { getLocale, getTranslations } from '@/lib/i18n/translations'
import { ButtonLink } from '@/components/ui/button'
import { MessagePage } from '@/components/ui/message-page'
import { isObserved } from '@/lib/access/actor'
import { canAnywhere } from '@/lib/access/permissions'
import { requirePermission } from '@/lib/access/require'
import { now } from '@/lib/core/clock'
import { HOLDING } from '@/lib/payments/machine'
import { findReturn, reachOfReturn } from '@/lib/payments/return-query'
import { Checking } from './checking'
import { Outcome } from './outcome'

type Props = { params: Promise<{ token: string }> }

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('payments.return'))('title') }
}

/**
 * Where KNET sends the browser. The return proves nothing: what stands here is read from our own books, which
 * only an inquiry changes. An invented or a foreign token gets the same neutral page. Whoever started the
 * payment reads what became of it, also without the grant for payments by now.
 */
export default async function ReturnPage({ params }: Props) {
  const actor = await requirePermission('payments.result')
  const attempt = await findReturn(actor, (await params).token)
  const [t, locale, at] = await Promise.all([getTranslations('payments.return'), getLocale(), now()])
  if (!attempt) {
    return (
      <MessagePage
        icon="search"
        title={t('unknown')}
        actions={<ButtonLink href="/payments">{t('list')}</ButtonLink>}
      >
        {t('unknownBody')}
      </MessagePage>
    )
  }
  if (HOLDING.includes(attempt.state))
    return (
      <Checking
        attempt={attempt}
        at={at}
        mayOpen={canAnywhere(actor, 'payments.read')}
        turns={!isObserved(actor)}
      />
    )
  const reach = await reachOfReturn(actor, attempt, at)
  const receipts = attempt.allocations.flatMap(({ receipt }) => receipt ?? [])
  if (attempt.state === 'PAID' && receipts.length === 1 && reach.visible.length === 1)
    redirect(`/${locale}/receipts/${receipts[0]!.id}`)
  return (
    <Outcome
      attempt={attempt}
      locale={locale}
      reach={canAnywhere(actor, 'payments.pay') ? reach : { ...reach, payable: [] }}
    />
  )
}
