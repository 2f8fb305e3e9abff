import { getTranslations } from '@/lib/i18n/translations'
import { Card } from '@/components/ui/card'
import { Ltr } from '@/components/ui/ltr'
import { formatFils } from '@/lib/core/money'
import { ReceiptCategory } from '@/lib/db/generated/enums'
import type { PaymentDetails } from '@/lib/payments/details-query'

/** Item 11 of guide §5.3: the eight categories in the guide's order, those with an amount, and their sum. */
export async function LineTable({ payment }: { payment: Pick<PaymentDetails, 'lines' | 'amountFils'> }) {
  const t = await getTranslations('payments')
  const order = Object.values(ReceiptCategory)
  const lines = [...payment.lines].sort((a, b) => order.indexOf(a.category) - order.indexOf(b.category))
  return (
    <Card title={t('details.lines')} id="lines" flush>
      <table className="data-table">
        <caption className="sr-only">{t('details.lines')}</caption>
        <thead>
          <tr>
            <th scope="col">{t('details.item')}</th>
            <th scope="col" className="at-end">
              {t('details.amount')}
            </th>
          </tr>
        </thead>
        <tbody>
          {lines.map(({ category, amountFils }) => (
            <tr key={category}>
              <th scope="row" className="font-normal">
                {t(`categories.${category}`)}
              </th>
              <td className="at-end">
                <Ltr>{formatFils(amountFils)}</Ltr>
              </td>
            </tr>
          ))}
        </tbody>
        <tfoot>
          <tr className="bg-sunken font-semibold">
            <th scope="row">{t('details.total')}</th>
            <td className="at-end">
              <Ltr>{formatFils(payment.amountFils)}</Ltr>
            </td>
          </tr>
        </tfoot>
      </table>
    </Card>
  )
}
