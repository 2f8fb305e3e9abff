import { getLocale, getTranslations } from '@/lib/i18n/translations'
import { Card } from '@/components/ui/card'
import { Ltr } from '@/components/ui/ltr'
import type { EndedGrant } from '@/lib/access/grants'
import { formatDay } from '@/lib/core/day'
import type { AccountCompany } from '@/lib/users/account-companies'

/** Grants that ended with their last day: they give nothing any more. */
export async function EndedCard({ rows, companies }: { rows: EndedGrant[]; companies: AccountCompany[] }) {
  const [t, names, locale] = await Promise.all([
    getTranslations('users.ended'),
    getTranslations('users.services'),
    getLocale(),
  ])
  const nameOf = (id: string | null) => {
    const company = companies.find((one) => one.id === id)
    return (locale === 'ar' ? company?.nameAr : company?.nameEn) ?? ''
  }
  return (
    <Card title={t('title')} id="ended">
      <ul className="list-disc ps-6">
        {rows.map(({ id, service, companyId, until }) => (
          <li key={id}>
            {t.rich('line', {
              service: () => names(service),
              company: () => <bdi>{nameOf(companyId)}</bdi>,
              date: () => <Ltr>{until ? formatDay(until) : ''}</Ltr>,
            })}
          </li>
        ))}
      </ul>
    </Card>
  )
}
