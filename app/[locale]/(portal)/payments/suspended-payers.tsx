import { Banner } from '@/components/ui/banner'
import type { Actor } from '@/lib/access/actor'
import { can } from '@/lib/access/permissions'
import type { SuspendedPayer } from '@/lib/payments/find-suspended-payer'
import { Link } from '@/lib/i18n/link'
import { getLocale, getTranslations } from '@/lib/i18n/translations'

type Props = { companies: readonly SuspendedPayer[]; actor: Actor }

/** Companies whose payments are not shown and cannot be paid while the office has suspended them. */
export async function SuspendedPayers({ companies, actor }: Props) {
  if (companies.length === 0) return null
  const [t, locale] = await Promise.all([getTranslations('payments.suspended'), getLocale()])
  return (
    <Banner tone="stopped" title={t('title', { count: companies.length })}>
      <p>{t('text')}</p>
      <ul className="list-disc ps-6">
        {companies.map(({ id, nameAr, nameEn }) => {
          const name = <bdi>{(locale === 'ar' ? nameAr || nameEn : nameEn || nameAr) || t('unnamed')}</bdi>
          return (
            <li key={id}>
              {can(actor, 'companies.read', id) ? (
                <Link href={`/companies/${id}`} className="underline underline-offset-4">
                  {name}
                </Link>
              ) : (
                name
              )}
            </li>
          )
        })}
      </ul>
    </Banner>
  )
}
