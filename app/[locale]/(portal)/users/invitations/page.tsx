import type { Metadata } from 'next'
import { getLocale, getTranslations } from '@/lib/i18n/translations'
import { Banner } from '@/components/ui/banner'
import { ButtonLink } from '@/components/ui/button'
import { Card } from '@/components/ui/card'
import { EmptyState } from '@/components/ui/empty-state'
import { PageHeader } from '@/components/ui/page-header'
import { Pagination } from '@/components/ui/pagination'
import { requirePermission } from '@/lib/access/require'
import { now } from '@/lib/core/clock'
import { listInvitations } from '@/lib/users/invitations/queries'
import { InvitationTable } from './invitation-table'

type Props = { searchParams: Promise<Record<string, string | string[] | undefined>> }

const DONE = ['sent', 'resent', 'withdrawn'] as const

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('userInvitations.list'))('title') }
}

/** The invitations of the account with where each stands; sent again or withdrawn from here. */
export default async function InvitationsPage({ searchParams }: Props) {
  const actor = await requirePermission('users.manage')
  const query = await searchParams
  const after = typeof query.after === 'string' ? query.after : undefined
  const [t, add, locale, at] = await Promise.all([
    getTranslations('userInvitations.list'),
    getTranslations('userInvitations.new'),
    getLocale(),
    now(),
  ])
  const { rows, next } = await listInvitations(actor, at, after)
  const done = DONE.find((name) => name === query.done)
  const addButton = (
    <ButtonLink href="/users/new" icon="plus">
      {add('title')}
    </ButtonLink>
  )
  return (
    <>
      <PageHeader title={t('title')} lead={t('lead')} actions={rows.length > 0 && addButton} />
      <div className="grid gap-5">
        {done && (
          <Banner tone="success" live>
            {t(done)}
          </Banner>
        )}
        <Card flush>
          <InvitationTable
            rows={rows}
            locale={locale}
            empty={
              <EmptyState icon="mail" title={t('emptyTitle')} action={addButton}>
                {t('emptyText')}
              </EmptyState>
            }
          />
          <Pagination
            first={after ? '/users/invitations' : undefined}
            next={next && `/users/invitations?after=${next}`}
          />
        </Card>
      </div>
    </>
  )
}
