import { getTranslations } from '@/lib/i18n/translations'
import { UndeliveredTags } from '@/components/accounts/undelivered-tags'
import { ButtonLink } from '@/components/ui/button'
import { DataTable } from '@/components/ui/data-table'
import { DateTime } from '@/components/ui/date-time'
import { EmptyState } from '@/components/ui/empty-state'
import { Ltr } from '@/components/ui/ltr'
import { StatusTag } from '@/components/ui/status-tag'
import { Tag } from '@/components/ui/tag'
import { isSignedIn, type Actor } from '@/lib/access/actor'
import type { Person } from '@/lib/users/account-people'
import { isUnused, UNUSED_DAYS } from '@/lib/users/list-people'
import { AccessSentence } from './access-sentence'

type Props = { rows: Person[]; actor: Actor; at: Date; narrowed: boolean }

export async function UserTable({ rows, actor, at, narrowed }: Props) {
  const [t, roles] = await Promise.all([getTranslations('users'), getTranslations('menu.roles')])
  const self = isSignedIn(actor) ? actor.userId : ''
  return (
    <DataTable
      rows={rows}
      rowKey={(row) => row.userId}
      caption={t('title')}
      long
      empty={
        <EmptyState icon={narrowed ? 'search' : 'users'} title={t(narrowed ? 'noMatch' : 'empty')}>
          {t(narrowed ? 'noMatchBody' : 'emptyBody')}
        </EmptyState>
      }
      columns={[
        {
          key: 'name',
          header: t('columns.name'),
          rowHeader: true,
          cell: (row) => (
            <>
              <bdi>
                {row.firstName} {row.lastName}
              </bdi>
              <Ltr className="block w-fit text-sm font-normal break-all text-ink-2">{row.email}</Ltr>
            </>
          ),
        },
        {
          key: 'can',
          header: t('columns.can'),
          cell: (row) => (
            <>
              <span className="block text-sm text-ink-2">{roles(row.kind)}</span>
              <AccessSentence person={row} />
            </>
          ),
        },
        {
          key: 'state',
          header: t('columns.state'),
          cell: (row) => (
            <span className="flex flex-wrap gap-1.5">
              <StatusTag state={row.state} />
              <UndeliveredTags channels={row.undelivered} />
              {isUnused(row, at) && (
                <Tag tone="accent" icon="clock">
                  {t('unused', { days: UNUSED_DAYS })}
                </Tag>
              )}
            </span>
          ),
        },
        {
          key: 'last',
          header: t('columns.last'),
          tight: true,
          cell: (row) => (row.lastSignInAt ? <DateTime at={row.lastSignInAt} /> : t('never')),
        },
        {
          key: 'edit',
          header: <span className="sr-only">{t('columns.edit')}</span>,
          cell: (row) =>
            row.userId === self ? (
              <span className="text-ink-2">{t('you')}</span>
            ) : (
              <ButtonLink href={`/users/${row.userId}`} variant="secondary" size="sm" icon="edit">
                {t('edit')} <bdi className="sr-only">{`${row.firstName} ${row.lastName}`}</bdi>
              </ButtonLink>
            ),
        },
      ]}
    />
  )
}
