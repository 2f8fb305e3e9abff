import { getLocale, getTranslations } from '@/lib/i18n/translations'
import type { ReactNode } from 'react'
import { ActionForm } from '@/components/forms/action-form'
import { buttonStyle } from '@/components/ui/button-style'
import { DataTable, type Column } from '@/components/ui/data-table'
import { DateTime } from '@/components/ui/date-time'
import { Ltr } from '@/components/ui/ltr'
import { StatusTag } from '@/components/ui/status-tag'
import { staffOf, type Actor } from '@/lib/access/actor'
import { formatDay } from '@/lib/core/day'
import { Link } from '@/lib/i18n/link'
import { requestTypes, typesOfDesk } from '@/lib/request-types'
import { getRequestType } from '@/lib/requests/request-type-definition'
import type { QueueRow } from '@/lib/requests/office-queue'
import type { RequestType } from '@/lib/requests/request-type'
import { typesWith } from '@/lib/requests/scope'
import { lastDayOf } from '@/lib/requests/service-level'
import { claim } from './actions'
import { reviewHref } from './filters'

type Props = { rows: QueueRow[]; actor: Actor; caption: string; empty: ReactNode; showState?: boolean }

/** The first type of a desk goes without saying in its queue. */
const mainTypeOf = ({ type }: QueueRow): string | undefined =>
  Object.keys(typesOfDesk(getRequestType(requestTypes, type).desk))[0]

/** The queue as a dense table. One form around it: each free row's button names its request. */
export async function QueueTable({ rows, actor, caption, empty, showState = false }: Props) {
  const [t, locale] = await Promise.all([getTranslations('office.queue'), getLocale()])
  const me = staffOf(actor).userId
  const columns: Column<QueueRow>[] = [
    {
      key: 'number',
      header: t('number'),
      rowHeader: true,
      tight: true,
      cell: (row) => (
        <Link href={reviewHref(row)} className="inline-block py-1 font-semibold text-primary hover:underline">
          <Ltr>{row.number}</Ltr>
        </Link>
      ),
    },
    {
      key: 'company',
      header: t('company'),
      cell: (row) => (
        <>
          <bdi className="block">{locale === 'ar' ? row.subjectAr : row.subjectEn}</bdi>
          {row.type !== mainTypeOf(row) && (
            <span className="block text-xs text-ink-2">{t(`types.${row.type as RequestType}`)}</span>
          )}
        </>
      ),
    },
    ...(showState
      ? [
          {
            key: 'state',
            header: t('state'),
            tight: true,
            cell: (row: QueueRow) => <StatusTag state={row.state} />,
          },
        ]
      : []),
    {
      key: 'submitted',
      header: t('submitted'),
      tight: true,
      cell: (row) => <DateTime at={row.submittedAt} />,
    },
    // Of all and of decided requests the state says more, and the columns have to fit beside each other.
    ...(showState
      ? []
      : [
          {
            key: 'age',
            header: t('age'),
            tight: true,
            cell: (row: QueueRow) => t('ageDays', { days: row.age }),
          },
        ]),
    { key: 'due', header: t('due'), tight: true, cell: (row) => <Due row={row} /> },
    {
      key: 'assigned',
      header: t('assigned'),
      cell: (row) => {
        if (row.assignedToId === me) return <StatusTag state="MINE" />
        if (row.assignedName) return <bdi>{row.assignedName}</bdi>
        return <span className="text-ink-2">{t('nobody')}</span>
      },
    },
  ]
  if (typesWith(requestTypes, actor, 'decide').length === 0)
    return (
      <DataTable
        dense
        columns={columns}
        rows={rows}
        rowKey={(row) => row.id}
        caption={caption}
        empty={empty}
      />
    )
  columns.push({
    key: 'claim',
    header: <span className="sr-only">{t('action')}</span>,
    label: t('action'),
    end: true,
    tight: true,
    cell: (row) =>
      row.state === 'SUBMITTED' &&
      !row.assignedToId && (
        <button type="submit" name="requestId" value={row.id} className={buttonStyle('secondary', 'sm')}>
          {t('claim')}
          <span className="sr-only">
            {' '}
            <Ltr>{row.number}</Ltr>
          </span>
        </button>
      ),
  })
  return (
    <ActionForm action={claim} className="" label={caption} idPrefix="claim">
      <DataTable
        dense
        columns={columns}
        rows={rows}
        rowKey={(row) => row.id}
        caption={caption}
        empty={empty}
      />
    </ActionForm>
  )
}

async function Due({ row }: { row: QueueRow }) {
  if (!row.dueAt || row.state !== 'SUBMITTED') return null
  return (
    <span className="inline-flex items-center gap-2">
      <Ltr>{formatDay(lastDayOf(row.dueAt))}</Ltr>
      {row.overdue && <StatusTag state="OVERDUE" />}
    </span>
  )
}
