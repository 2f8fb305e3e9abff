import { getTranslations } from '@/lib/i18n/translations'
import { Banner } from '@/components/ui/banner'
import { ButtonLink } from '@/components/ui/button'
import { Card } from '@/components/ui/card'
import { DataTable } from '@/components/ui/data-table'
import { Ltr } from '@/components/ui/ltr'
import { Pagination } from '@/components/ui/pagination'
import { formatTime } from '@/lib/i18n/format'
import type { ImportView } from '@/lib/users/import/find-import'
import { faultMessage } from './fault-message'
import { pageOfRows } from './page-of-rows'

type Props = { id: string; view: Extract<ImportView, { state: 'DONE' }>; from: number | undefined }

/** What became of a file's rows: how many were invited, and each that was not, with the reason. */
export async function Outcomes({ id, view, from }: Props) {
  const [t, names, problems] = await Promise.all([
    getTranslations('userImport.outcomes'),
    getTranslations('userImport.columns'),
    getTranslations('problems'),
  ])
  const missed = view.outcomes.flatMap(({ fault, ...row }) => (fault ? [{ ...row, fault }] : []))
  const invited = view.outcomes.length - missed.length
  const { shown, next } = pageOfRows(missed, from)
  const href = `/users/import/${id}`
  return (
    <div className="grid gap-5">
      <Banner
        tone={invited > 0 ? 'success' : 'warn'}
        title={t('invited', { count: invited })}
        live
        action={
          <ButtonLink href="/users/invitations" variant="secondary" icon="mail">
            {t('invitations')}
          </ButtonLink>
        }
      >
        {missed.length > 0 ? t('missed', { count: missed.length }) : t('all')}
      </Banner>
      {missed.length > 0 && (
        <Card title={t('missedTitle')} id="missed" flush>
          <DataTable
            rows={shown}
            rowKey={({ row }) => String(row)}
            caption={t('missedTitle')}
            long
            columns={[
              { key: 'row', header: t('row'), tight: true, cell: ({ row }) => <Ltr>{row}</Ltr> },
              {
                key: 'person',
                header: t('person'),
                rowHeader: true,
                cell: ({ name, email }) => (
                  <>
                    <bdi className="block wrap-anywhere">{name || '—'}</bdi>
                    <Ltr className="text-sm font-normal break-all text-ink-2">{email}</Ltr>
                  </>
                ),
              },
              {
                key: 'why',
                header: t('why'),
                cell: ({ fault }) => (
                  <>
                    {fault.column && <span className="block text-sm text-ink-2">{names(fault.column)}</span>}
                    <bdi>{faultMessage(problems, fault)}</bdi>
                  </>
                ),
              },
            ]}
          />
          <Pagination
            first={from ? href : undefined}
            next={next === undefined ? undefined : `${href}?from=${next}#missed`}
          />
        </Card>
      )}
      <div>
        <ButtonLink href="/users/import" variant="secondary">
          {t('another')}
        </ButtonLink>
      </div>
      <p className="text-sm text-ink-2">
        {t.rich('erased', { time: () => <Ltr>{formatTime(view.expiresAt)}</Ltr> })}
      </p>
    </div>
  )
}
