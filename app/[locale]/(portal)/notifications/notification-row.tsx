import { getTranslations } from '@/lib/i18n/translations'
import { ActionForm } from '@/components/forms/action-form'
import { SubmitButton } from '@/components/forms/submit-button'
import type { ShellAction } from '@/components/shell/types'
import { Icon } from '@/components/ui/icon'
import { Tag } from '@/components/ui/tag'
import { formatRecent } from '@/lib/i18n/format'
import type { ListedNotification } from '@/lib/notifications/queries'
import { textValues } from '@/lib/messages/text-values'
import { Isolated } from '../../isolated'

type Props = { row: ListedNotification; locale: string; at: Date; open: ShellAction }

const URGENT: readonly string[] = [
  'request.returned',
  'company.expiry',
  'number.held',
  'payment.rejected',
  'payment.reversed',
  'payment.review',
  'access.asked',
]

/** What happened, when, and the way to it; opening marks it as read. */
export async function NotificationRow({ row, locale, at, open }: Props) {
  const t = await getTranslations('notifications')
  const text = t(`kinds.${row.kind}`, textValues(row.args, locale === 'en' ? 'en' : 'ar'))
  const unread = row.readAt === null
  return (
    <li
      className={`flex flex-wrap items-center gap-x-4 gap-y-2 px-4 py-3.5 sm:px-6 ${unread ? 'bg-primary-soft' : ''}`}
    >
      <Icon
        name={URGENT.includes(row.kind) ? 'alert' : 'bell'}
        className={unread ? 'text-primary' : 'text-ink-2'}
      />
      <div className="min-w-0 flex-1 basis-56">
        <p className={unread ? 'font-semibold' : ''}>
          <Isolated text={text} />
        </p>
        <p className="flex flex-wrap items-center gap-2 text-sm text-ink-2">
          <time dateTime={row.createdAt.toISOString()}>
            <Isolated text={formatRecent(row.createdAt, at, locale)} />
          </time>
          {unread && (
            <Tag tone="progress" icon="circle-dot">
              {t('new')}
            </Tag>
          )}
        </p>
      </div>
      {row.href && (
        <ActionForm action={open} idPrefix={`open-${row.id}`} className="grid">
          <input type="hidden" name="id" value={row.id} />
          <SubmitButton variant="quiet" size="sm" trailing="next">
            {t('open')}
            <span className="sr-only"> {text}</span>
          </SubmitButton>
        </ActionForm>
      )}
    </li>
  )
}
