import { getLocale, getTranslations } from '@/lib/i18n/translations'
import { Ltr } from '@/components/ui/ltr'
import type { GrantOf } from '@/lib/access/actor'
import { formatDay } from '@/lib/core/day'
import { formatList } from '@/lib/i18n/format'
import { Service } from '@/lib/db/generated/enums'
import type { AccountCompany } from '@/lib/users/account-companies'
import { isAboutCompanies } from '@/lib/users/service-reaches'
import { untilOf } from '@/lib/users/wanted-grants'

/** Names that are listed; the rest is counted. */
const MAX_NAMES = 5

type Props = { wanted: readonly GrantOf[]; companies: AccountCompany[] }

/** What ends on which day, service by service. */
export async function EndingList({ wanted, companies }: Props) {
  const [t, difference, names, locale] = await Promise.all([
    getTranslations('users.confirm'),
    getTranslations('users.difference'),
    getTranslations('users.services'),
    getLocale(),
  ])
  const nameOf = (id: string | null) => {
    const company = companies.find((one) => one.id === id)
    return (locale === 'ar' ? company?.nameAr : company?.nameEn) ?? difference('none')
  }
  const extentOf = (service: Service) => {
    const ending = wanted.filter((grant) => grant.service === service && grant.until)
    if (!isAboutCompanies(service)) return difference('service')
    if (ending.some(({ reach }) => reach === 'ALL')) return difference('all')
    const listed = ending.slice(0, MAX_NAMES).map(({ companyId }) => nameOf(companyId))
    const more = ending.length - listed.length
    return formatList([...listed, ...(more > 0 ? [difference('more', { count: more })] : [])], locale)
  }
  return (
    <ul className="list-disc ps-6">
      {Object.values(Service).flatMap((service) => {
        const until = untilOf(wanted, service)
        if (!until) return []
        return [
          <li key={service}>
            {t.rich('endsLine', {
              service: () => names(service),
              extent: () => <bdi>{extentOf(service)}</bdi>,
              date: () => <Ltr>{formatDay(until)}</Ltr>,
            })}
          </li>,
        ]
      })}
    </ul>
  )
}
