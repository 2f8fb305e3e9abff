import type { Metadata } from 'next'
import { getTranslations } from '@/lib/i18n/translations'
import { ButtonLink } from '@/components/ui/button'
import { EmptyState } from '@/components/ui/empty-state'
import { requirePermission } from '@/lib/access/require'
import { NotificationList } from '../../(portal)/notifications/notification-list'
import { markAllForOffice, openForOffice } from './actions'

type Props = { searchParams: Promise<{ after?: string | string[] }> }

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('notifications'))('title') }
}

/** What the office was told, e.g. that two accounts use one commercial registration number. */
export default async function OfficeNotificationsPage({ searchParams }: Props) {
  const actor = await requirePermission('office.notifications')
  const [t, { after }] = await Promise.all([getTranslations('notifications'), searchParams])
  const empty = (
    <EmptyState
      icon="bell"
      title={t('emptyTitle')}
      action={
        <ButtonLink href="/admin" variant="secondary">
          {t('emptyActionOffice')}
        </ButtonLink>
      }
    >
      {t('emptyTextOffice')}
    </EmptyState>
  )
  return (
    <NotificationList
      actor={actor}
      path="/admin/notifications"
      after={after}
      markAll={markAllForOffice}
      open={openForOffice}
      empty={empty}
    />
  )
}
