import type { Metadata } from 'next'
import { getLocale, getTranslations } from '@/lib/i18n/translations'
import { ActionForm } from '@/components/forms/action-form'
import { SubmitButton } from '@/components/forms/submit-button'
import { ButtonLink } from '@/components/ui/button'
import { Card } from '@/components/ui/card'
import { EmptyState } from '@/components/ui/empty-state'
import { PageHeader } from '@/components/ui/page-header'
import { Pagination } from '@/components/ui/pagination'
import { memberOf } from '@/lib/access/actor'
import { requirePermission } from '@/lib/access/require'
import { now } from '@/lib/core/clock'
import { listNotifications } from '@/lib/notifications/queries'
import { markAll } from './actions'
import { NotificationRow } from './notification-row'

type Props = { searchParams: Promise<{ after?: string | string[] }> }

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('notifications'))('title') }
}

export default async function NotificationsPage({ searchParams }: Props) {
  const actor = memberOf(await requirePermission('portal.use'))
  const { after } = await searchParams
  const key = typeof after === 'string' ? after : undefined
  const [t, locale, at] = [await getTranslations('notifications'), await getLocale(), await now()]
  const { rows, next } = await listNotifications(actor, key)
  return (
    <>
      <PageHeader title={t('title')} lead={rows.length > 0 && t('unread', { count: actor.unread })}
        actions={actor.unread > 0 && <ActionForm action={markAll}><SubmitButton variant="secondary" icon="check">{t('markAll')}</SubmitButton></ActionForm>} />
      <Card flush>
        {rows.length === 0
          ? <EmptyState icon="bell" title={t('emptyTitle')} action={<ButtonLink href="/requests" variant="secondary">{t('emptyAction')}</ButtonLink>}>{t('emptyText')}</EmptyState>
          : <ul className="divide-y divide-line">{rows.map((row) => <NotificationRow key={row.id} row={row} locale={locale} at={at} />)}</ul>}
        <Pagination first={key ? '/notifications' : undefined} next={next && `/notifications?after=${next}`} />
      </Card>
    </>
  )
}
