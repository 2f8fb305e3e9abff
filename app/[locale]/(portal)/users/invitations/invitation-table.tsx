import type { ReactNode } from 'react'
import { getTranslations } from '@/lib/i18n/translations'
import { UndeliveredTags } from '@/components/accounts/undelivered-tags'
import { ActionForm } from '@/components/forms/action-form'
import { SubmitButton } from '@/components/forms/submit-button'
import { ButtonLink } from '@/components/ui/button'
import { DataTable } from '@/components/ui/data-table'
import { Ltr } from '@/components/ui/ltr'
import { StatusTag, type Status } from '@/components/ui/status-tag'
import { VisuallyHidden } from '@/components/ui/visually-hidden'
import { formatDate, formatList } from '@/lib/i18n/format'
import type { InvitationRow } from '@/lib/users/invitations/queries'
import type { InvitationState } from '@/lib/users/invitations/rules'
import { resendInvitationAction } from './actions'

const LOOK: Readonly<Record<InvitationState, Status>> = {
  WAITING: 'PENDING',
  ACCEPTED: 'ACTIVE',
  WITHDRAWN: 'WITHDRAWN',
  EXPIRED: 'EXPIRED',
}

type Props = { rows: InvitationRow[]; locale: string; empty: ReactNode }

/** Invitations in rows: who, with what, where it stands, and what can be done with it. */
export async function InvitationTable({ rows, locale, empty }: Props) {
  const [t, names] = await Promise.all([
    getTranslations('userInvitations.list'),
    getTranslations('userInvitations.services'),
  ])
  const isOpen = ({ state }: InvitationRow) => state === 'WAITING' || state === 'EXPIRED'
  const whom = ({ name, email }: InvitationRow) => (
    <VisuallyHidden>
      {' '}
      <bdi>{name ?? email}</bdi>
    </VisuallyHidden>
  )
  return (
    <DataTable
      rows={rows}
      rowKey={({ id }) => id}
      caption={t('title')}
      empty={empty}
      columns={[
        {
          key: 'person',
          header: t('person'),
          rowHeader: true,
          cell: ({ name, email }) => (
            <>
              {name && (
                <span className="block">
                  <bdi>{name}</bdi>
                </span>
              )}
              <Ltr className="text-sm font-normal text-ink-2">{email}</Ltr>
            </>
          ),
        },
        {
          key: 'access',
          header: t('access'),
          cell: ({ kind, services, until }) =>
            kind === 'GENERAL' ? (
              t('general')
            ) : (
              <>
                <span>
                  {formatList(
                    services.map((one) => names(one)),
                    locale,
                  )}
                </span>
                {until && (
                  <span className="block text-sm text-ink-2">
                    {t.rich('accessUntil', { date: () => <Ltr>{formatDate(until)}</Ltr> })}
                  </span>
                )}
              </>
            ),
        },
        {
          key: 'state',
          header: t('state'),
          cell: (row) => (
            <>
              <StatusTag state={LOOK[row.state]} label={t(`states.${row.state}`)} />
              <span className="mt-1 block text-sm text-ink-2">
                {t.rich('by', {
                  name: () => <bdi>{row.inviter}</bdi>,
                  date: () => <Ltr>{formatDate(row.sentAt)}</Ltr>,
                })}
              </span>
              {row.undelivered && (
                <span className="mt-1 block">
                  <UndeliveredTags channels={['EMAIL']} />
                </span>
              )}
              {row.state === 'WAITING' && (
                <span className="block text-sm text-ink-2">
                  {row.orphaned
                    ? t('orphaned')
                    : t.rich('until', { date: () => <Ltr>{formatDate(row.expiresAt)}</Ltr> })}
                </span>
              )}
            </>
          ),
        },
        {
          key: 'actions',
          header: t('actions'),
          cell: (row) =>
            isOpen(row) ? (
              <div className="flex flex-wrap items-start gap-2">
                <ActionForm action={resendInvitationAction} idPrefix={`resend-${row.id}`} guard={false}>
                  <input type="hidden" name="invitationId" value={row.id} />
                  <SubmitButton variant="secondary" size="sm">
                    {t('resend')}
                    {whom(row)}
                  </SubmitButton>
                </ActionForm>
                <ButtonLink href={`/users/invitations/${row.id}/withdraw`} variant="quiet" size="sm">
                  {t('withdraw')}
                  {whom(row)}
                </ButtonLink>
              </div>
            ) : (
              '—'
            ),
        },
      ]}
    />
  )
}
