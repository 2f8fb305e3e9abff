import { getLocale, getTranslations } from '@/lib/i18n/translations'
import { Card } from '@/components/ui/card'
import { DataTable } from '@/components/ui/data-table'
import { Ltr } from '@/components/ui/ltr'
import { Tag } from '@/components/ui/tag'
import { MOST_CHANGES, type Change, type Difference } from '@/lib/tariff/import/difference-query'
import { dutyWords } from '@/lib/tariff/duty-words'
import type { NationalLine } from '@/lib/tariff/lines-query'
import { dotted } from '@/lib/tariff/read-code'

const TONE = { ADDED: 'done', REMOVED: 'stopped', CHANGED: 'accent' } as const

/** What the version changes: how many lines of each kind, and the first of them with before and after. */
export async function DifferenceTable({ difference }: { difference: Difference }) {
  const [t, duties, locale] = [await getTranslations('tariffAdmin.difference'), await getTranslations('tariffDuty'), await getLocale()]
  const { base, counts, changes } = difference
  const line = (given: NationalLine | null) => {
    if (!given) return <span className="text-ink-2">—</span>
    const duty = dutyWords(given, duties)
    return <><bdi>{locale === 'ar' ? given.textAr ?? given.textEn : given.textEn ?? given.textAr}</bdi> <span className="block text-sm text-ink-2">{duty.code ? <Ltr>{duty.text}</Ltr> : duty.text}{given.unit && <> · <Ltr>{given.unit}</Ltr></>}</span></>
  }
  return (
    <Card id="difference" title={base ? t('title', { number: base.number }) : t('first')} flush>
      <p className="px-4 py-3 sm:px-6">{t('counts', { added: counts.ADDED, removed: counts.REMOVED, changed: counts.CHANGED, same: counts.SAME })}</p>
      {changes.length > 0 && <p className="px-4 pb-3 text-sm text-ink-2 sm:px-6">{t('most', { most: MOST_CHANGES })}</p>}
      <DataTable dense long caption={t('caption')} rows={changes} rowKey={(row: Change) => row.code} empty={<p className="px-4 py-4 text-ink-2 sm:px-6">{t('none')}</p>} columns={[
        { key: 'code', header: t('code'), tight: true, rowHeader: true, cell: (row) => <Ltr>{dotted(row.code)}</Ltr> },
        { key: 'kind', header: t('kind'), tight: true, cell: (row) => <Tag tone={TONE[row.kind]}>{t(`kinds.${row.kind}`)}</Tag> },
        { key: 'before', header: t('before'), cell: (row) => line(row.before) },
        { key: 'after', header: t('after'), cell: (row) => line(row.after) },
      ]} />
    </Card>
  )
}
