import { getLocale, getTranslations } from '@/lib/i18n/translations'
import type { AccountCompany } from '@/lib/users/account-companies'
import type { Difference } from '@/lib/users/access-difference'
import { isAboutCompanies } from '@/lib/users/service-reaches'
import { formatList } from '@/lib/i18n/format'

/** Names that are listed; the rest is counted. */
const MAX_NAMES = 5

type Props = {
  differences: Difference[]
  companies: AccountCompany[]
  counts: { requests: number; payments: number }
}

/** What a person gains, or loses, service by service, and how much of what there is comes with it. */
export async function DifferenceList({ differences, companies, counts }: Props) {
  const [t, names, locale] = await Promise.all([
    getTranslations('users.difference'),
    getTranslations('users.services'),
    getLocale(),
  ])
  const companyName = (id: string) => {
    const company = companies.find((one) => one.id === id)
    return (locale === 'ar' ? company?.nameAr : company?.nameEn) ?? ''
  }
  const extent = ({ service, all, companyIds, withoutCompany }: Difference): string => {
    if (!isAboutCompanies(service)) return t('service')
    if (all) return t('all')
    const listed = companyIds.slice(0, MAX_NAMES).map(companyName)
    const more = companyIds.length - listed.length
    const parts = [
      ...listed,
      ...(more > 0 ? [t('more', { count: more })] : []),
      ...(withoutCompany ? [t('none')] : []),
    ]
    return formatList(parts, locale)
  }
  return (
    <ul className="list-disc ps-6">
      {differences.map((difference) => (
        <li key={difference.service}>
          {names(difference.service)}: <bdi>{extent(difference)}</bdi>
        </li>
      ))}
      {counts.requests > 0 && <li>{t('requests', { count: counts.requests })}</li>}
      {counts.payments > 0 && <li>{t('payments', { count: counts.payments })}</li>}
    </ul>
  )
}
