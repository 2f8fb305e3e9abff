import type { Metadata } from 'next'
import { PublicPage } from '@/components/shell/public-page'
import { Banner } from '@/components/ui/banner'
import { ButtonLink } from '@/components/ui/button'
import { Card } from '@/components/ui/card'
import { DateTime } from '@/components/ui/date-time'
import { DescriptionList } from '@/components/ui/description-list'
import { Ltr } from '@/components/ui/ltr'
import { Money } from '@/components/ui/money'
import { PageHeader } from '@/components/ui/page-header'
import { Tag } from '@/components/ui/tag'
import { requirePermission } from '@/lib/access/require'
import { getLocale, getTranslations } from '@/lib/i18n/translations'
import { findVerifiedReceiptForAnyone } from '@/lib/receipts/queries'

type Props = { params: Promise<{ code: string }> }

// The address is the right to read: it must not end up in a search engine.
export async function generateMetadata(): Promise<Metadata> {
  return {
    title: (await getTranslations('receipts.verify'))('title'),
    robots: { index: false, follow: false },
  }
}

/** Where a receipt's QR code leads: whether it is genuine, and nothing that a stranger need not know. */
export default async function VerifyReceiptPage({ params }: Props) {
  await requirePermission('public.use')
  const receipt = await findVerifiedReceiptForAnyone((await params).code)
  const [t, statuses, locale] = await Promise.all([
    getTranslations('receipts.verify'),
    getTranslations('receipts.statuses'),
    getLocale(),
  ])
  if (!receipt) {
    return (
      <PublicPage>
        <PageHeader title={t('title')} />
        <Banner
          tone="stopped"
          title={t('unknown')}
          action={
            <span className="flex flex-wrap gap-3">
              <ButtonLink href="/verify" variant="secondary">
                {t('typeAgain')}
              </ButtonLink>
              <ButtonLink href="/support" variant="secondary" icon="support">
                {t('support')}
              </ButtonLink>
            </span>
          }
        >
          {t('unknownText')}
        </Banner>
      </PublicPage>
    )
  }
  const paid = receipt.status === 'PAID'
  return (
    <PublicPage>
      <PageHeader title={t('title')} />
      <div className="grid max-w-3xl gap-5">
        <Banner tone={paid ? 'success' : 'warn'} title={t(paid ? 'genuine' : 'changed')}>
          {t(paid ? 'genuineText' : 'changedText')}
        </Banner>
        <Card
          id="receipt"
          title={<Ltr>{receipt.number}</Ltr>}
          aside={
            <Tag tone={paid ? 'done' : 'accent'} icon={paid ? 'check' : 'alert'}>
              {statuses(receipt.status)}
            </Tag>
          }
          flush
        >
          <DescriptionList
            items={[
              { key: 'number', term: t('number'), value: <Ltr>{receipt.number}</Ltr> },
              {
                key: 'amount',
                term: t('amount'),
                value: <Money fils={receipt.amountFils} locale={locale} />,
              },
              ...(receipt.refundedFils > 0
                ? [
                    {
                      key: 'refunded',
                      term: t('refunded'),
                      value: <Money fils={receipt.refundedFils} locale={locale} />,
                    },
                  ]
                : []),
              { key: 'date', term: t('date'), value: <DateTime at={receipt.issuedAt} /> },
              { key: 'status', term: t('status'), value: statuses(receipt.status) },
              {
                key: 'company',
                term: t('company'),
                value: (
                  <>
                    <bdi>{receipt.company[locale]}</bdi>{' '}
                    <span className="block text-sm text-ink-2">{t('companyHint')}</span>
                  </>
                ),
              },
            ]}
          />
        </Card>
      </div>
    </PublicPage>
  )
}
