import { Card } from '@/components/ui/card'
import { Ltr } from '@/components/ui/ltr'
import { Money } from '@/components/ui/money'
import type { Fils } from '@/lib/core/money'
import { Link } from '@/lib/i18n/link'
import { getTranslations } from '@/lib/i18n/translations'

type Props = { receipts: readonly { id: string; number: string; amountFils: Fils }[]; locale: string }

/** The other receipts of a basket that was paid at once. */
export async function SiblingReceipts({ receipts, locale }: Props) {
  const t = await getTranslations('receipts')
  return (
    <Card id="siblings" title={t('siblings')}>
      <p className="mb-2 text-sm text-ink-2">{t('siblingsText')}</p>
      <ul className="grid gap-1">
        {receipts.map(({ id, number, amountFils }) => (
          <li key={id} className="flex flex-wrap items-center justify-between gap-x-4">
            <Link href={`/receipts/${id}`} className="text-link">
              <Ltr>{number}</Ltr>
            </Link>
            <Money fils={amountFils} locale={locale} />
          </li>
        ))}
      </ul>
    </Card>
  )
}
