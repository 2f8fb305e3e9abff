import { getLocale, getTranslations } from '@/lib/i18n/translations'
import { ActionForm } from '@/components/forms/action-form'
import { SubmitButton } from '@/components/forms/submit-button'
import { Card } from '@/components/ui/card'
import { DataTable } from '@/components/ui/data-table'
import { DateTime } from '@/components/ui/date-time'
import { Ltr } from '@/components/ui/ltr'
import { dotted } from '@/lib/tariff/read-code'
import type { WordRow } from '@/lib/tariff/word-commands'
import { drop } from '../actions'

/** Words that editors gave, with whose and since when; each can be taken back. */
export async function AddedWords({ words, edits }: { words: WordRow[]; edits: boolean }) {
  const [t, locale] = await Promise.all([getTranslations('tariffAdmin.searches'), getLocale()])
  return (
    <Card id="words" title={t('words')} flush>
      <DataTable
        dense
        caption={t('words')}
        rows={words}
        rowKey={(row) => row.id}
        empty={<p className="px-4 py-4 text-ink-2 sm:px-6">{t('noWords')}</p>}
        columns={[
          { key: 'word', header: t('word'), rowHeader: true, cell: (row) => <bdi>{row.word}</bdi> },
          {
            key: 'code',
            header: t('code'),
            cell: (row) => (
              <>
                <Ltr className="font-semibold">{dotted(row.code)}</Ltr>{' '}
                <span className="block text-sm text-ink-2">
                  {locale === 'ar' ? row.node.textAr : row.node.textEn}
                </span>
              </>
            ),
          },
          {
            key: 'by',
            header: t('by'),
            cell: (row) => (
              <>
                <bdi>
                  {row.addedBy.firstName} {row.addedBy.lastName}
                </bdi>
                <span className="block text-sm text-ink-2">
                  <DateTime at={row.addedAt} />
                </span>
              </>
            ),
          },
          ...(edits
            ? [
                {
                  key: 'drop',
                  header: <span className="sr-only">{t('remove')}</span>,
                  label: t('remove'),
                  tight: true,
                  cell: (row: WordRow) => (
                    <ActionForm
                      action={drop}
                      idPrefix={`drop-${row.id}`}
                      label={`${t('remove')} ${row.word}`}
                    >
                      <input type="hidden" name="wordId" value={row.id} />
                      <SubmitButton variant="quiet" size="sm">
                        {t('remove')}
                        <span className="sr-only"> {row.word}</span>
                      </SubmitButton>
                    </ActionForm>
                  ),
                },
              ]
            : []),
        ]}
      />
    </Card>
  )
}
