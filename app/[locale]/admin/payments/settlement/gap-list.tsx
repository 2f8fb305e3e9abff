import { getTranslations } from '@/lib/i18n/translations'
import { Banner } from '@/components/ui/banner'
import { formatFils } from '@/lib/core/money'
import { isolate } from '@/lib/i18n/format'
import type { Gap } from '@/lib/payments/settlement-gaps'

/** Why the day's sums do not close; nothing when they do. */
export async function GapList({ gaps }: { gaps: Gap[] }) {
  const t = await getTranslations('office.payments.settlement')
  if (gaps.length === 0) return null
  return (
    <div className="mb-5">
      <Banner tone="stopped" title={t('unsound')}>
        <ul className="grid list-disc gap-1 ps-5">
          {gaps.map(({ kind, count, fils }) => (
            <li key={kind}>{t(`gaps.${kind}`, { count, amount: isolate(formatFils(fils)) })}</li>
          ))}
        </ul>
      </Banner>
    </div>
  )
}
