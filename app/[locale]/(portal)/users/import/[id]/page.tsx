import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { getTranslations } from '@/lib/i18n/translations'
import { ButtonLink } from '@/components/ui/button'
import { Card } from '@/components/ui/card'
import { EmptyState } from '@/components/ui/empty-state'
import { PageHeader } from '@/components/ui/page-header'
import { requirePermission } from '@/lib/access/require'
import { now } from '@/lib/core/clock'
import { findImport } from '@/lib/users/import/find-import'
import { Preview } from './preview'
import { Outcomes } from './outcomes'

type Props = {
  params: Promise<{ id: string }>
  searchParams: Promise<Record<string, string | string[] | undefined>>
}

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('userImport'))('title') }
}

const numberOf = (value: string | string[] | undefined) =>
  typeof value === 'string' && /^\d{1,6}$/.test(value) ? Number(value) : undefined

/** A file of users: what it would do, then what it did, then that its time is over. */
export default async function ImportedFilePage({ params, searchParams }: Props) {
  const actor = await requirePermission('users.manage')
  const [{ id }, query, at] = await Promise.all([params, searchParams, now()])
  const view = await findImport(actor, id, at)
  if (!view) notFound()
  const [t, users] = await Promise.all([getTranslations('userImport'), getTranslations('users')])
  const [faults, from] = [numberOf(query.faults), numberOf(query.from)]
  return (
    <>
      <PageHeader
        title={t(`titles.${view.state}`)}
        breadcrumbs={[
          { label: users('title'), href: '/users' },
          { label: t('title'), href: '/users/import' },
          { label: t(`titles.${view.state}`) },
        ]}
        lead={view.state === 'LATE' ? undefined : <bdi className="break-all">{view.fileName}</bdi>}
      />
      {view.state === 'PREVIEW' && <Preview id={id} view={view} faultsFrom={faults} peopleFrom={from} />}
      {view.state === 'DONE' && <Outcomes id={id} view={view} from={from} />}
      {view.state === 'LATE' && (
        <Card>
          <EmptyState
            icon="clock"
            title={t('late.title')}
            action={
              <ButtonLink href={view.confirmed ? '/users/invitations' : '/users/import'}>
                {t(view.confirmed ? 'late.invitations' : 'late.again')}
              </ButtonLink>
            }
          >
            {t(view.confirmed ? 'late.confirmed' : 'late.text')}
          </EmptyState>
        </Card>
      )}
    </>
  )
}
