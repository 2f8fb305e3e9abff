import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { getTranslations } from '@/lib/i18n/translations'
import { UndeliveredTags } from '@/components/accounts/undelivered-tags'
import { Banner } from '@/components/ui/banner'
import { Card } from '@/components/ui/card'
import { Ltr } from '@/components/ui/ltr'
import { PageHeader } from '@/components/ui/page-header'
import { StatusTag } from '@/components/ui/status-tag'
import { memberOf } from '@/lib/access/actor'
import { listEndedGrants } from '@/lib/access/grants'
import { requirePermission } from '@/lib/access/require'
import { now } from '@/lib/core/clock'
import { db } from '@/lib/db/client'
import { listAccountCompanies } from '@/lib/users/account-companies'
import { emailFor, listPeople } from '@/lib/users/account-people'
import { CopyForm } from './copy-form'
import { EndedCard } from './ended-card'
import { MatrixForm } from './matrix-form'
import { PersonCard } from './person-card'

type Props = {
  params: Promise<{ id: string }>
  searchParams: Promise<Record<string, string | string[] | undefined>>
}

const DONE = ['grants', 'role', 'suspended', 'reinstated'] as const

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('users'))('edit') }
}

/** «تعديل» of guide §10.2: one person's services and companies, role and access. */
export default async function UserPage({ params, searchParams }: Props) {
  const actor = memberOf(await requirePermission('users.manage'))
  const [{ id }, query, at] = await Promise.all([params, searchParams, now()])
  const people = await listPeople(db, actor.accountId, at)
  const person = people.find(({ userId }) => userId === id)
  // One's own access another general user changes.
  if (!person || id === actor.userId) notFound()
  const t = await getTranslations('users')
  const [companies, ended] = await Promise.all([
    listAccountCompanies(db, actor.accountId),
    listEndedGrants(db, actor.accountId, id, at),
  ])
  const colleagues = people.filter(({ userId, kind }) => userId !== id && kind === 'ADDITIONAL')
  const copied = colleagues.find(({ userId }) => userId === query.copy)
  const done = DONE.find((name) => name === query.done)
  const name = <bdi>{`${person.firstName} ${person.lastName}`}</bdi>
  const additional = person.kind === 'ADDITIONAL'
  return (
    <>
      <PageHeader
        title={name}
        tag={
          <>
            <StatusTag state={person.state} />
            <UndeliveredTags channels={person.undelivered} />
          </>
        }
        breadcrumbs={[{ label: t('title'), href: '/users' }, { label: name }]}
        lead={<Ltr className="break-all">{emailFor(actor, person.email)}</Ltr>}
      />
      <div className="grid gap-5">
        {done && (
          <Banner tone="success" live>
            {t(`done.${done}`)}
          </Banner>
        )}
        <PersonCard person={person} />
        {ended.length > 0 && <EndedCard rows={ended} companies={companies} />}
        {additional && colleagues.length > 0 && (
          <Card title={t('copy.title')} id="copy-card">
            <CopyForm colleagues={colleagues} copied={copied?.userId} />
          </Card>
        )}
        {copied && (
          <Banner live>
            {t.rich('copy.filled', { name: () => <bdi>{`${copied.firstName} ${copied.lastName}`}</bdi> })}
          </Banner>
        )}
        {additional && (
          <MatrixForm
            key={copied?.userId}
            person={person}
            from={copied ?? person}
            companies={companies}
            at={at}
          />
        )}
      </div>
    </>
  )
}
