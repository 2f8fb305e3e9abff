import { getTranslations } from '@/lib/i18n/translations'
import { ActionForm } from '@/components/forms/action-form'
import { SubmitButton } from '@/components/forms/submit-button'
import { DataTable } from '@/components/ui/data-table'
import { Ltr } from '@/components/ui/ltr'
import { Tag } from '@/components/ui/tag'
import { VisuallyHidden } from '@/components/ui/visually-hidden'
import type { FormState } from '@/lib/actions/form-state'
import { formatDateTime } from '@/lib/i18n/format'

type Action = (previous: FormState, form: FormData) => Promise<FormState>
type Row = {
  id: string
  device: string
  address: string
  createdAt: Date
  lastSeenAt: Date
  current: boolean
}

/** One's open sessions, each with a button to end it. */
export async function SessionTable({ sessions, endAction }: { sessions: Row[]; endAction: Action }) {
  const t = await getTranslations('account.sessions')
  return (
    <DataTable
      rows={sessions}
      rowKey={({ id }) => id}
      caption={t('caption')}
      columns={[
        { key: 'device', header: t('device'), rowHeader: true, cell: (row) => <Ltr>{row.device}</Ltr> },
        { key: 'address', header: t('address'), cell: (row) => <Ltr>{row.address}</Ltr> },
        {
          key: 'started',
          header: t('started'),
          tight: true,
          cell: (row) => <Ltr>{formatDateTime(row.createdAt)}</Ltr>,
        },
        {
          key: 'seen',
          header: t('seen'),
          tight: true,
          cell: (row) => <Ltr>{formatDateTime(row.lastSeenAt)}</Ltr>,
        },
        {
          key: 'end',
          header: <VisuallyHidden>{t('end')}</VisuallyHidden>,
          label: t('end'),
          end: true,
          cell: (row) =>
            row.current ? (
              <Tag tone="done" icon="success">
                {t('current')}
              </Tag>
            ) : (
              <ActionForm action={endAction} idPrefix={row.id} className="inline-grid gap-2">
                <input type="hidden" name="sessionId" value={row.id} />
                <SubmitButton variant="danger" size="sm">
                  {t('end')}
                  <VisuallyHidden> {row.device}</VisuallyHidden>
                </SubmitButton>
              </ActionForm>
            ),
        },
      ]}
    />
  )
}
