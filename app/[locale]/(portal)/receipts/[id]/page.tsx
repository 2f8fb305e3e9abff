import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { ReceiptValues } from '@/components/receipts/receipt-values'
import { Banner } from '@/components/ui/banner'
import { ButtonLink } from '@/components/ui/button'
import { Card } from '@/components/ui/card'
import { Ltr } from '@/components/ui/ltr'
import { PageHeader } from '@/components/ui/page-header'
import { PrintButton } from '@/components/ui/print-button'
import { requireAnywhere } from '@/lib/access/require'
import { getLocale, getTranslations } from '@/lib/i18n/translations'
import { receiptFields } from '@/lib/receipts/fields'
import { findReceipt, listSiblingReceipts } from '@/lib/receipts/queries'
import { ReceiptLines } from './receipt-lines'
import { ReceiptSide } from './receipt-side'
import { SiblingReceipts } from './sibling-receipts'

type Props = { params: Promise<{ id: string }> }

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('receipts'))('title') }
}

/**
 * The guide's success screen (§5.6): as long as the receipt exists, and with what became of the money since.
 */
export default async function ReceiptPage({ params }: Props) {
  const actor = await requireAnywhere('payments.read')
  const receipt = await findReceipt(actor, (await params).id)
  if (!receipt) notFound()
  const siblings = await listSiblingReceipts(actor, receipt)
  const [t, locale] = await Promise.all([getTranslations('receipts'), getLocale()])
  const paid = receipt.status === 'PAID'
  return (
    <>
      <PageHeader
        title={t('title')}
        lead={
          <>
            {t('fields.receiptNumber')} <Ltr className="font-semibold">{receipt.number}</Ltr>
          </>
        }
        breadcrumbs={[
          { label: t('payments'), href: '/payments' },
          {
            label: <Ltr>{receipt.details.requestNumber}</Ltr>,
            href: `/payments/${receipt.paymentRequestId}`,
          },
          { label: t('title') },
        ]}
        actions={
          <ButtonLink href={`/payments/${receipt.paymentRequestId}`} variant="secondary" icon="close">
            {t('close')}
            <span className="sr-only"> ({t('closeHint')})</span>
          </ButtonLink>
        }
      />
      <p className="mb-3 hidden font-semibold print:block">{t('authority')}</p>
      <div className="mb-5">
        <Banner tone={paid ? 'success' : 'warn'} title={t(`results.${receipt.status}`)}>
          {paid && t('thanks')}
        </Banner>
      </div>
      <div className="grid items-start gap-5 xl:grid-cols-[1.6fr_1fr] print:grid-cols-[1.6fr_1fr]">
        <ReceiptSide receipt={receipt} locale={locale}>
          <PrintButton>{t('print')}</PrintButton>
        </ReceiptSide>
        <div className="grid min-w-0 gap-5 xl:col-start-1 xl:row-start-1 print:col-start-1 print:row-start-1">
          <Card id="payment" title={t('section')} flush>
            <ReceiptValues fields={receiptFields(receipt, locale, t)} />
          </Card>
          <ReceiptLines receipt={receipt} />
          {siblings.length > 0 && (
            <div className="no-print">
              <SiblingReceipts receipts={siblings} locale={locale} />
            </div>
          )}
        </div>
      </div>
    </>
  )
}
