import { getLocale, getTranslations } from '@/lib/i18n/translations'
import { ButtonLink } from '@/components/ui/button'
import { Card } from '@/components/ui/card'
import { Ltr } from '@/components/ui/ltr'
import type { Chain, Subject } from '@/lib/access/explain'
import { memberOf, type Actor } from '@/lib/access/actor'
import { can } from '@/lib/access/permissions'
import { now } from '@/lib/core/clock'
import { formatDay } from '@/lib/core/day'
import { db } from '@/lib/db/client'
import { listAccountCompanies, type AccountCompany } from '@/lib/users/account-companies'
import { listViewers } from '@/lib/users/account-people'

type Props = {
  actor: Actor
  /** The page's own address below the locale. */
  path: string
  /** `why` of the page's address. */
  why: string | string[] | undefined
  /** Read only when it is asked for. */
  subject: (accountId: string) => Subject | Promise<Subject>
}

/**
 * «من يطّلع على هذا، ولماذا؟» for general users: the people of the account who see what the page shows, with the
 * chain that shows it to each. Behind a link, so that the page itself reads nothing for it.
 */
export async function AccessReasons({ actor, path, why, subject }: Props) {
  if (!can(actor, 'users.manage')) return null
  const t = await getTranslations('users.why')
  if (why !== '1')
    return (
      <p className="no-print">
        <ButtonLink href={`${path}?why=1#why`} variant="quiet" icon="users">
          {t('open')}
        </ButtonLink>
      </p>
    )
  const { accountId } = memberOf(actor)
  const asked = await subject(accountId)
  const viewers = await listViewers(db, asked, await now())
  const companies = await listAccountCompanies(db, accountId)
  return (
    <Card title={t('title')} id="why">
      <p className="mb-3 text-ink-2">{t(viewers.length > 0 ? 'lead' : 'nobody')}</p>
      <ul className="grid gap-3">
        {viewers.map(({ person, chains }) => (
          <li key={person.userId}>
            <bdi className="font-semibold">{`${person.firstName} ${person.lastName}`}</bdi>
            <ul className="list-disc ps-6">
              {chains.map((chain, index) => (
                <li key={index}>
                  <ChainText chain={chain} companies={companies} />
                </li>
              ))}
            </ul>
          </li>
        ))}
      </ul>
      <p className="no-print mt-4">
        <ButtonLink href={path} variant="quiet">
          {t('close')}
        </ButtonLink>
      </p>
    </Card>
  )
}

async function ChainText({ chain, companies }: { chain: Chain; companies: AccountCompany[] }) {
  const [t, names, locale] = await Promise.all([
    getTranslations('users.why'),
    getTranslations('users.services'),
    getLocale(),
  ])
  const { service, basis, place, permission } = chain
  const company = () => {
    const found = companies.find(({ id }) => id === place.companyId)
    return <bdi>{(locale === 'ar' ? found?.nameAr : found?.nameEn) ?? ''}</bdi>
  }
  const until = basis.by === 'GRANT' && basis.until
  const date = () => <Ltr>{until ? formatDay(until) : ''}</Ltr>
  const right =
    basis.by === 'ROLE' ? 'role' : ({ ALL: 'all', NONE: 'none', COMPANY: 'company' } as const)[basis.reach]
  return (
    <>
      {t('subscription', { service: names(service) })} ·{' '}
      {t.rich(until ? `until.${right}` : right, { company, date })} ·{' '}
      {t.rich(`places.${place.companyId === null ? 'NO_COMPANY' : place.as}`, { company })} ·{' '}
      {t('permission', { permission: permission.split('.')[0]! })}
    </>
  )
}
