import { getLocale, getTranslations } from '@/lib/i18n/translations'
import { findReach } from '@/lib/access/grants'
import { Service } from '@/lib/db/generated/enums'
import { formatList } from '@/lib/i18n/format'
import type { Person } from '@/lib/users/account-people'

/** How far a person gets in a service, as the texts choose their words by it. */
function extentOf(person: Person, service: Service): { reach: string; count: number } | undefined {
  const reach = findReach(person.actor, service)
  if (!reach) return undefined
  if (reach.companies === 'ALL') return { reach: 'ALL', count: 0 }
  const count = reach.companies.length
  return { reach: count > 0 ? 'SOME' : 'NONE', count }
}

/** One sentence on what a person of the account can do: «تستطيع ريم الاطلاع على مدفوعات شركتين ودفعها». */
export async function AccessSentence({ person }: { person: Person }) {
  const [t, locale] = await Promise.all([getTranslations('users.sentence'), getLocale()])
  const given = { gender: person.gender ?? 'OTHER', name: () => <bdi>{person.firstName}</bdi> }
  if (person.state === 'SUSPENDED') return <>{t.rich('suspended', given)}</>
  if (person.state === 'REMOVED') return <>{t.rich('removed', given)}</>
  if (person.state === 'PENDING') return <>{t.rich('pending', given)}</>
  if (person.kind === 'GENERAL') return <>{t.rich('general', given)}</>
  const what = Object.values(Service).flatMap((service) => {
    const extent = extentOf(person, service)
    return extent ? [t(`services.${service}`, extent)] : []
  })
  if (what.length === 0) return <>{t.rich('nothing', given)}</>
  return <>{t.rich('can', { ...given, what: formatList(what, locale) })}</>
}
