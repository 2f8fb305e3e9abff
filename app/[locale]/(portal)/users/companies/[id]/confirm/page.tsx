import type { Metadata } from 'next'
import { notFound, redirect } from 'next/navigation'
import { getLocale, getTranslations } from '@/lib/i18n/translations'
import { ActionForm } from '@/components/forms/action-form'
import { SubmitButton } from '@/components/forms/submit-button'
import { ButtonLink } from '@/components/ui/button'
import { Card } from '@/components/ui/card'
import { PageHeader } from '@/components/ui/page-header'
import { memberOf } from '@/lib/access/actor'
import { requirePermission } from '@/lib/access/require'
import { now } from '@/lib/core/clock'
import { db } from '@/lib/db/client'
import { accessEtag, matchesAccess, shownAt } from '@/lib/users/access-etag'
import { listChangesSince } from '@/lib/users/access-history'
import { findCompanyOfAccount } from '@/lib/users/account-companies'
import { findPeople } from '@/lib/users/account-people'
import { formatWishes, parseWishes, withCompanyServices } from '@/lib/users/company-wishes'
import { addedGrants } from '@/lib/users/wanted-grants'
import { ChangesBanner } from '../../../[id]/changes-banner'
import { saveCompanyAction } from '../../../actions'
import { PersonChange } from './person-change'

type Props = {
  params: Promise<{ id: string }>
  searchParams: Promise<Record<string, string | string[] | undefined>>
}

const text = (value: string | string[] | undefined) => (typeof value === 'string' ? value : undefined)

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('users.confirm'))('title') }
}

/** Says what each person gains and loses for one company before it is saved, and what was changed meanwhile. */
export default async function ConfirmCompanyPage({ params, searchParams }: Props) {
  const actor = memberOf(await requirePermission('users.manage'))
  const [{ id }, query, at, locale] = await Promise.all([params, searchParams, now(), getLocale()])
  const wishes = parseWishes(text(query.want))
  const [company, found] = await Promise.all([
    findCompanyOfAccount(db, actor.accountId, id),
    findPeople(db, actor.accountId, wishes?.map(({ userId }) => userId) ?? [], at),
  ])
  if (!company) notFound()
  const after = text(query.after)
  const back = `/users/companies/${id}${after ? `?${new URLSearchParams({ after })}` : ''}`
  if (!wishes) redirect(`/${locale}${back}`)
  if (found.length !== wishes.length) notFound()
  const people = found.map((person) => {
    const { services, seen } = wishes.find(({ userId }) => userId === person.userId)!
    const wanted = withCompanyServices(person, id, services)
    return { person, services, seen, wanted, stale: !matchesAccess(seen, person) }
  })
  // Who was removed or made a general user meanwhile is not given anything here.
  const open = people.filter(({ person }) => person.kind === 'ADDITIONAL' && person.state !== 'REMOVED')
  const moved = open.filter(
    ({ person, wanted }) =>
      addedGrants(person.held, wanted).length + addedGrants(wanted, person.held).length > 0,
  )
  const stale = people.filter((one) => one.stale)
  const since = stale.flatMap(({ seen }) => shownAt(seen) ?? []).sort((a, b) => a.getTime() - b.getTime())[0]
  const staleIds = stale.map(({ person }) => person.userId)
  const changes = since ? await listChangesSince(db, actor.accountId, staleIds, since) : []
  const [t, confirm] = await Promise.all([
    getTranslations('users.byCompany'),
    getTranslations('users.confirm'),
  ])
  const name = <bdi>{locale === 'ar' ? company.nameAr : company.nameEn}</bdi>
  return (
    <>
      <PageHeader
        title={confirm('title')}
        breadcrumbs={[
          { label: confirm('users'), href: '/users' },
          { label: t('title'), href: '/users/companies' },
          { label: name, href: back },
        ]}
        lead={name}
      />
      <div className="grid gap-5">
        {stale.map(({ person }) => (
          <ChangesBanner
            key={person.userId}
            name={`${person.firstName} ${person.lastName}`}
            rows={changes.filter(({ userId }) => userId === person.userId)}
            companies={[company]}
          />
        ))}
        {moved.map(({ person, wanted }) => (
          <PersonChange key={person.userId} actor={actor} person={person} wanted={wanted} company={company} />
        ))}
        <Card>
          <p className="mb-4">
            {moved.length === 0 ? confirm('nothing') : t('told', { count: moved.length })}
          </p>
          <ActionForm action={saveCompanyAction} className="grid gap-4">
            <input type="hidden" name="companyId" value={id} />
            {after && <input type="hidden" name="after" value={after} />}
            <input
              type="hidden"
              name="wanted"
              value={formatWishes(
                moved.map(({ person, services }) => ({
                  ...{ userId: person.userId, services },
                  seen: accessEtag(person, at),
                })),
              )}
            />
            <div className="flex flex-wrap gap-3">
              {moved.length > 0 && <SubmitButton>{confirm('save')}</SubmitButton>}
              <ButtonLink href={back} variant="secondary">
                {confirm('back')}
              </ButtonLink>
            </div>
          </ActionForm>
        </Card>
      </div>
    </>
  )
}
