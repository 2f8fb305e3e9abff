import type { Metadata } from 'next'
import { notFound, redirect } from 'next/navigation'
import { getLocale, getTranslations } from '@/lib/i18n/translations'
import { ActionForm } from '@/components/forms/action-form'
import { SubmitButton } from '@/components/forms/submit-button'
import { ButtonLink } from '@/components/ui/button'
import { Card } from '@/components/ui/card'
import { PageHeader } from '@/components/ui/page-header'
import { memberOf, type Actor } from '@/lib/access/actor'
import { requirePermission } from '@/lib/access/require'
import { now } from '@/lib/core/clock'
import { db } from '@/lib/db/client'
import type { Service } from '@/lib/db/generated/enums'
import { countPaymentsMoved } from '@/lib/payments/count-moved'
import { requestTypes } from '@/lib/request-types'
import { countRequestsGained } from '@/lib/requests/count-gained'
import { gained, withGrants } from '@/lib/users/access-difference'
import { accessEtag, matchesAccess, shownAt } from '@/lib/users/access-etag'
import { listChangesSince } from '@/lib/users/access-history'
import { listAccountCompanies } from '@/lib/users/account-companies'
import { findPerson } from '@/lib/users/account-people'
import { withUnlisted } from '@/lib/users/preview-grants'
import { addedGrants, parseWanted } from '@/lib/users/wanted-grants'
import { saveGrantsAction } from '../../actions'
import { ChangesBanner } from '../changes-banner'
import { DifferenceList } from '../difference-list'
import { EndingList } from '../ending-list'

type Props = {
  params: Promise<{ id: string }>
  searchParams: Promise<Record<string, string | string[] | undefined>>
}

const text = (value: string | string[] | undefined) => (typeof value === 'string' ? value : undefined)

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('users.confirm'))('title') }
}

/** How many requests and payment requests come and go; of a service that stays as it is none are counted. */
async function countsOf(before: Actor, after: Actor, gains: readonly Service[], losses: readonly Service[]) {
  const [requestsGained, requestsLost, payments] = await Promise.all([
    gains.includes('COMPANY_REGISTRATION') ? countRequestsGained(db, requestTypes, before, after) : 0,
    losses.includes('COMPANY_REGISTRATION') ? countRequestsGained(db, requestTypes, after, before) : 0,
    [...gains, ...losses].includes('PAYMENTS')
      ? countPaymentsMoved(db, before, after)
      : { gained: 0, lost: 0 },
  ])
  return {
    gained: { requests: requestsGained, payments: payments.gained },
    lost: { requests: requestsLost, payments: payments.lost },
  }
}

/** Says what a person gains and loses before it is saved, and what another general user changed meanwhile. */
export default async function ConfirmGrantsPage({ params, searchParams }: Props) {
  const actor = memberOf(await requirePermission('users.manage'))
  const [{ id }, query, at, locale] = await Promise.all([params, searchParams, now(), getLocale()])
  const [person, companies] = await Promise.all([
    findPerson(db, actor.accountId, id, at),
    listAccountCompanies(db, actor.accountId),
  ])
  if (!person || person.kind !== 'ADDITIONAL' || id === actor.userId || person.state === 'REMOVED') notFound()
  const ids = companies.map((company) => company.id)
  const parsed = parseWanted(text(query.want), ids)
  if (!parsed) redirect(`/${locale}/users/${id}`)
  const wanted = withUnlisted(person, parsed, ids)
  // As if he could sign in: also what a suspended user will find is said.
  const base: Actor = { ...actor, kind: 'ADDITIONAL', userId: person.userId }
  const [before, after] = [withGrants(base, person.held), withGrants(base, wanted)]
  const [gains, losses] = [gained(before, after, ids), gained(after, before, ids)]
  const servicesOf = (differences: typeof gains) => differences.map(({ service }) => service)
  const since = shownAt(text(query.seen))
  const changed = since && !matchesAccess(text(query.seen)!, person)
  const [counts, changes] = await Promise.all([
    countsOf(before, after, servicesOf(gains), servicesOf(losses)),
    changed ? listChangesSince(db, actor.accountId, id, since) : [],
  ])
  const t = await getTranslations('users.confirm')
  const given = { name: () => <bdi>{person.firstName}</bdi>, gender: person.gender ?? 'OTHER' }
  const name = <bdi>{`${person.firstName} ${person.lastName}`}</bdi>
  const moved = addedGrants(person.held, wanted).length + addedGrants(wanted, person.held).length
  const nothing = gains.length + losses.length === 0 && moved === 0
  const ending = wanted.some(({ until }) => until)
  return (
    <>
      <PageHeader
        title={t('title')}
        breadcrumbs={[
          { label: t('users'), href: '/users' },
          { label: name, href: `/users/${id}` },
        ]}
      />
      <div className="grid gap-5">
        {changed && <ChangesBanner rows={changes} companies={companies} />}
        {gains.length > 0 && (
          <Card title={t.rich('gains', given)} id="gains">
            <DifferenceList differences={gains} companies={companies} counts={counts.gained} />
          </Card>
        )}
        {losses.length > 0 && (
          <Card title={t.rich('losses', given)} id="losses">
            <DifferenceList differences={losses} companies={companies} counts={counts.lost} />
          </Card>
        )}
        {ending && (
          <Card title={t('ends')} id="ends">
            <p className="mb-2">{t.rich('endsText', given)}</p>
            <EndingList wanted={wanted} companies={companies} />
            <p className="mt-2 text-ink-2">{t('endless')}</p>
          </Card>
        )}
        <Card>
          <p className="mb-4">
            {nothing ? t('nothing') : t.rich(wanted.length === 0 ? 'left' : 'told', given)}
          </p>
          <ActionForm action={saveGrantsAction} className="grid gap-4">
            <input type="hidden" name="userId" value={id} />
            <input type="hidden" name="wanted" value={text(query.want)} />
            <input type="hidden" name="seen" value={accessEtag(person, at)} />
            <div className="flex flex-wrap gap-3">
              {!nothing && <SubmitButton>{t('save')}</SubmitButton>}
              <ButtonLink href={`/users/${id}`} variant="secondary">
                {t('back')}
              </ButtonLink>
            </div>
          </ActionForm>
        </Card>
      </div>
    </>
  )
}
