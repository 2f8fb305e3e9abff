import { getTranslations } from '@/lib/i18n/translations'
import { Banner } from '@/components/ui/banner'
import { Ltr } from '@/components/ui/ltr'
import { formatTime } from '@/lib/i18n/format'
import type { ImportPreview } from '@/lib/users/import/find-import'
import { MAX_IMPORT_ROWS } from '@/lib/users/import/read-users-file'
import { INVITATIONS_A_DAY } from '@/lib/users/invitations/rules'
import { ConfirmForm } from './confirm-form'
import { FaultTable } from './fault-table'
import { PeopleTable, type InvitedRow } from './people-table'

type Props = {
  id: string
  view: ImportPreview
  faultsFrom: number | undefined
  peopleFrom: number | undefined
}

/** What a file would do: its faults first, then whom it invites, then the question. Nobody is invited yet. */
export async function Preview({ id, view, faultsFrom, peopleFrom }: Props) {
  const t = await getTranslations('userImport.preview')
  const { rows, count, left } = view
  const people = rows.flatMap(({ row, input }): InvitedRow[] => (input ? [{ row, input }] : []))
  const faulty = rows.filter(({ faults }) => faults.length > 0)
  const tooMany = count > MAX_IMPORT_ROWS
  const first = people[left]
  return (
    <div className="grid gap-5">
      {tooMany ? (
        <Banner tone="stopped" title={t('tooMany', { count, most: MAX_IMPORT_ROWS })}>
          {t('split')}
        </Banner>
      ) : (
        <Banner tone={faulty.length > 0 ? 'warn' : 'info'} title={t('correct', { count: people.length })}>
          {faulty.length > 0 ? t('faulty', { count: faulty.length }) : t('nothingYet')}
        </Banner>
      )}
      {view.ignored.length > 0 && (
        <Banner>
          {t.rich('ignored', { columns: () => <bdi>{view.ignored.join(' · ').slice(0, 200)}</bdi> })}
        </Banner>
      )}
      {faulty.length > 0 && <FaultTable id={id} rows={faulty} from={faultsFrom} />}
      {people.length > 0 && !tooMany && (
        <>
          {first && (
            <Banner tone="warn" title={t('limit', { count: left, most: INVITATIONS_A_DAY })}>
              {t.rich('beyond', { row: () => <Ltr>{first.row}</Ltr> })}
            </Banner>
          )}
          <PeopleTable id={id} rows={people} companies={view.companies} from={peopleFrom} />
        </>
      )}
      <ConfirmForm
        id={id}
        rows={tooMany || left === 0 ? [] : people.map(({ row }) => row)}
        sendable={Math.min(people.length, left)}
        faulty={faulty.length}
      />
      <p className="text-sm text-ink-2">
        {t.rich('erased', { time: () => <Ltr>{formatTime(view.expiresAt)}</Ltr> })}
      </p>
    </div>
  )
}
