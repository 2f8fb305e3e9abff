import { getTranslations } from '@/lib/i18n/translations'
import { Card } from '@/components/ui/card'
import { DateTime } from '@/components/ui/date-time'
import type { ClosingRow } from '@/lib/payments/closing-queries'

/** Closings of the item that were proposed and not confirmed. */
export async function DeclinedClosings({ closings }: { closings: ClosingRow[] }) {
  const t = await getTranslations('office.payments')
  if (closings.length === 0) return null
  return (
    <Card id="declined" title={t('closing.declinedTitle')}>
      <ul className="grid gap-4">
        {closings.map((closing) => (
          <li key={closing.id}>
            <p className="font-semibold">{t(`review.outcomes.${closing.outcome}`)}</p>
            <p>
              <bdi>{closing.resolution}</bdi>
            </p>
            <p className="text-sm text-ink-2">
              <bdi>{closing.proposedByName}</bdi>, <DateTime at={closing.proposedAt} />
            </p>
            <p className="text-sm text-ink-2">
              <span>{t('closing.declinedBy')}</span> <bdi>{closing.decidedByName}</bdi>
              {closing.decidedAt && (
                <>
                  {' '}
                  <DateTime at={closing.decidedAt} />
                </>
              )}
              <span>: </span>
              <bdi>{closing.note}</bdi>
            </p>
          </li>
        ))}
      </ul>
    </Card>
  )
}
