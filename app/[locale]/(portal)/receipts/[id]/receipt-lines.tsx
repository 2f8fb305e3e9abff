import { Card } from '@/components/ui/card'
import { Ltr } from '@/components/ui/ltr'
import { formatFils } from '@/lib/core/money'
import { getTranslations } from '@/lib/i18n/translations'
import type { ShownReceipt } from '@/lib/receipts/queries'

/** تصنيف مبلغ الإيصال: what the amount is made of, down to its total. */
export async function ReceiptLines({ receipt }: { receipt: ShownReceipt }) {
  const t = await getTranslations('receipts.categories')
  return (
    <Card id="lines" title={t('title')} flush>
      <table className="data-table">
        <caption className="sr-only">{t('title')}</caption>
        <thead>
          <tr>
            <th scope="col">{t('category')}</th>
            <th scope="col" className="at-end">
              {t('amount')}
            </th>
          </tr>
        </thead>
        <tbody>
          {receipt.details.lines.map(({ category, amountFils }) => (
            <tr key={category}>
              <th scope="row">{t(category)}</th>
              <td className="at-end">
                <Ltr>{formatFils(amountFils)}</Ltr>
              </td>
            </tr>
          ))}
        </tbody>
        <tfoot>
          <tr className="border-t border-line bg-sunken font-semibold">
            <th scope="row">{t('total')}</th>
            <td className="at-end">
              <Ltr>{formatFils(receipt.amountFils)}</Ltr>
            </td>
          </tr>
        </tfoot>
      </table>
    </Card>
  )
}
