import { getLocale, getTranslations } from '@/lib/i18n/translations'
import type { ReactNode } from 'react'
import { ActionForm } from '@/components/forms/action-form'
import { SubmitButton } from '@/components/forms/submit-button'
import type { ShellAction } from '@/components/shell/types'
import { Card } from '@/components/ui/card'
import { PageHeader } from '@/components/ui/page-header'
import { Pagination } from '@/components/ui/pagination'
import { isSignedIn, type Actor } from '@/lib/access/actor'
import { now } from '@/lib/core/clock'
import { listNotifications } from '@/lib/notifications/queries'
import { NotificationRow } from './notification-row'

type Props = {
  actor: Actor
  /** The list's own address below the language, and the key of its page. */
  path: string
  after: string | string[] | undefined
  markAll: ShellAction
  open: ShellAction
  /** What stands there while there is nothing. */
  empty: ReactNode
}

/** One's own notifications, newest first, for the business and for the office alike. */
export async function NotificationList({ actor, path, after, markAll, open, empty }: Props) {
  const key = typeof after === 'string' ? after : undefined
  const [t, locale, at] = await Promise.all([getTranslations('notifications'), getLocale(), now()])
  const { rows, next } = await listNotifications(actor, key)
  const unread = isSignedIn(actor) ? actor.unread : 0
  return (
    <>
      <PageHeader
        title={t('title')}
        lead={rows.length > 0 && t('unread', { count: unread })}
        actions={
          unread > 0 && (
            <ActionForm action={markAll}>
              <SubmitButton variant="secondary" icon="check">
                {t('markAll')}
              </SubmitButton>
            </ActionForm>
          )
        }
      />
      <Card flush>
        {rows.length === 0 ? (
          <div>{empty}</div>
        ) : (
          <ul className="divide-y divide-line">
            {rows.map((row) => (
              <NotificationRow key={row.id} row={row} locale={locale} at={at} open={open} />
            ))}
          </ul>
        )}
        <Pagination first={key ? path : undefined} next={next && `${path}?after=${next}`} />
      </Card>
    </>
  )
}
