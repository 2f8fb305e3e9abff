import type { Metadata } from 'next'
import { getTranslations } from '@/lib/i18n/translations'
import { ButtonLink } from '@/components/ui/button'
import { EmptyState } from '@/components/ui/empty-state'
import { requirePermission } from '@/lib/access/require'
import { markAll, open } from './actions'
import { NotificationList } from './notification-list'

type Props = { searchParams: Promise<{ after?: string | string[] }> }

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('notifications'))('title') }
}

export default async function NotificationsPage({ searchParams }: Props) {
  const actor = await requirePermission('portal.use')
  const [t, { after }] = await Promise.all([getTranslations('notifications'), searchParams])
  const empty = (
    <EmptyState
      icon="bell"
      title={t('emptyTitle')}
      action={
        <ButtonLink href="/requests" variant="secondary">
          {t('emptyAction')}
        </ButtonLink>
      }
    >
      {t('emptyText')}
    </EmptyState>
  )
  return (
    <NotificationList
      actor={actor}
      path="/notifications"
      after={after}
      markAll={markAll}
      open={open}
      empty={empty}
    />
  )
}
