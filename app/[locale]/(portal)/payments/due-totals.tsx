import { getTranslations } from '@/lib/i18n/translations'
import { Icon } from '@/components/ui/icon'
import { Money } from '@/components/ui/money'
import { Card } from '@/components/ui/card'
import type { Due } from '@/lib/payments/list-query'

/**
 * What is due, first on the page: the total large, fees and deposits beside it. Nothing due carries no
 * accent.
 */
export async function DueTotals({ due, locale }: { due: Due; locale: string }) {
  const t = await getTranslations('payments.due')
  const [fees, deposits] = [due.FEES, due.DEPOSITS]
  if (fees.count + deposits.count === 0)
    return (
      <Card>
        <p className="flex items-center gap-3">
          <Icon name="success" className="text-done" />
          {t('none')}
        </p>
      </Card>
    )
  const parts = (['FEES', 'DEPOSITS'] as const).filter((type) => due[type].count > 0)
  return (
    <section
      aria-labelledby="due-title"
      className="rounded-card border border-accent-line bg-accent-soft px-4 py-4 sm:px-6"
    >
      <div className="flex flex-wrap items-end justify-between gap-x-10 gap-y-3">
        <div>
          <h2 id="due-title" className="text-base font-semibold text-accent">
            {t('title')}
          </h2>
          <p className="text-2xl font-semibold sm:text-3xl">
            <Money fils={fees.fils + deposits.fils} locale={locale} />
          </p>
        </div>
        <dl className="flex flex-wrap gap-x-10 gap-y-2">
          {parts.map((type) => (
            <div key={type}>
              <dt className="text-sm text-ink-2">
                {t(type)} · {t('count', { count: due[type].count })}
              </dt>
              <dd className="font-semibold">
                <Money fils={due[type].fils} locale={locale} />
              </dd>
            </div>
          ))}
        </dl>
      </div>
      {due.more && (
        <p className="mt-2 text-sm text-ink-2">{t('more', { count: fees.count + deposits.count - 1 })}</p>
      )}
    </section>
  )
}
