import { getTranslations } from '@/lib/i18n/translations'
import type { ReactNode } from 'react'
import { Banner, type BannerTone } from '@/components/ui/banner'
import { ButtonLink } from '@/components/ui/button'
import { Card } from '@/components/ui/card'
import { DateTime } from '@/components/ui/date-time'
import { DescriptionList } from '@/components/ui/description-list'
import { Ltr } from '@/components/ui/ltr'
import { Money } from '@/components/ui/money'
import { Link } from '@/lib/i18n/link'
import type { ReturnedAttempt } from '@/lib/payments/return-query'

const TONES: Partial<Record<ReturnedAttempt['state'], BannerTone>> = { PAID: 'success', REVIEW: 'warn', CANCELLED: 'info', EXPIRED: 'info', REFUNDED: 'info' }

/** Which words: a host that did not answer is told apart from time that ran out at KNET's page. */
function wordsOf({ state, result }: ReturnedAttempt) {
  if ((state === 'FAILED' || state === 'EXPIRED') && /TIME ?OUT/i.test(result ?? '')) return 'TIMEOUT' as const
  return state === 'INITIATED' || state === 'CAPTURED_UNCONFIRMED' || state === 'UNKNOWN' ? ('REVIEW' as const) : state
}

function Codes({ items }: { items: { id: string; number: string; href: string }[] }): ReactNode {
  return items.map(({ id, number, href }) => <Link key={id} href={href} className="block py-0.5 text-primary underline underline-offset-4"><Ltr>{number}</Ltr></Link>)
}

/** The result of a payment that is over, with what KNET asks to be shown (knet.md §8): time, result, amount, payment id, track id. */
export async function Outcome({ attempt, locale }: { attempt: ReturnedAttempt; locale: string }) {
  const t = await getTranslations('payments.return')
  const words = wordsOf(attempt)
  const requests = attempt.allocations.map(({ paymentRequest }) => ({ ...paymentRequest, href: `/payments/${paymentRequest.id}` }))
  const receipts = attempt.allocations.flatMap(({ receipt }) => (receipt ? [{ ...receipt, href: `/receipts/${receipt.id}` }] : []))
  const again = words === 'FAILED' || words === 'CANCELLED' || words === 'EXPIRED' || words === 'TIMEOUT' || words === 'REVERSED'
  const one = requests.length === 1 ? requests[0] : undefined
  return (
    <div className="mx-auto grid max-w-2xl gap-5">
      <h1 className="text-2xl sm:text-3xl">{t(words)}</h1>
      <Banner tone={TONES[attempt.state] ?? 'stopped'} live><p>{t(`${words}Body`)}</p>{words === 'PAID' && <Codes items={receipts} />}</Banner>
      <Card flush>
        <DescriptionList items={[
          { key: 'when', term: t('when'), value: <DateTime at={attempt.updatedAt} /> },
          { key: 'result', term: t('result'), value: t(words) },
          { key: 'amount', term: t('amount'), value: <Money fils={attempt.amountFils} locale={locale} /> },
          ...(attempt.paymentId ? [{ key: 'paymentId', term: t('paymentId'), value: <Ltr>{attempt.paymentId}</Ltr> }] : []),
          { key: 'trackId', term: t('trackId'), value: <Ltr className="break-all">{attempt.trackId}</Ltr> },
          { key: 'requests', term: t('requests'), value: <Codes items={requests} /> },
        ]} />
      </Card>
      <div className="no-print flex flex-wrap gap-3">
        {again && <ButtonLink href={one ? `/payments/${one.id}/confirm` : `/payments/confirm?ids=${requests.map(({ id }) => id).join(',')}`} size="lg">{t('again')}</ButtonLink>}
        <ButtonLink href={one ? one.href : '/payments'} variant="secondary" size="lg">{one ? t('open') : t('list')}</ButtonLink>
      </div>
    </div>
  )
}
