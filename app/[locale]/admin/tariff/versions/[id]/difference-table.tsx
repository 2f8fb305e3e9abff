import { getLocale, getTranslations } from '@/lib/i18n/translations'
import { Card } from '@/components/ui/card'
import { DataTable } from '@/components/ui/data-table'
import { Ltr } from '@/components/ui/ltr'
import { Pagination } from '@/components/ui/pagination'
import { Tabs } from '@/components/ui/tabs'
import { Tag } from '@/components/ui/tag'
import { FIELDS, type Field } from '@/lib/tariff/import/columns'
import {
  CHANGE_KINDS,
  type Change,
  type ChangeKind,
  type Difference,
} from '@/lib/tariff/import/difference-query'
import { dutyLabel } from '@/lib/tariff/duty-label'
import type { NationalLine } from '@/lib/tariff/lines-query'
import { dotted } from '@/lib/tariff/read-code'
import { RestrictionTag } from '../../../../(public)/tariff/duty'
import { differenceHref } from '../../hrefs'

const TONE = { ADDED: 'done', REMOVED: 'stopped', CHANGED: 'accent' } as const

/** The fields in which a line differs from what it was, the duty's three as one. */
function fieldsOf({ before, after }: Change): Field[] {
  if (!before || !after) return []
  const differs = (field: Field) =>
    field === 'duty'
      ? (['dutyKind', 'dutyRate', 'dutyText'] as const).some((one) => before[one] !== after[one])
      : before[field] !== after[field]
  return FIELDS.filter(differs)
}

/**
 * What the version changes: how many lines of each kind, and a page of one kind with before and after.
 * @param after the code after which it begins
 */
export async function DifferenceTable({
  versionId,
  difference,
  after,
}: {
  versionId: string
  difference: Difference
  after?: string
}) {
  const [t, labels, duties, locale] = await Promise.all([
    getTranslations('tariffAdmin.difference'),
    getTranslations('tariffAdmin.labels'),
    getTranslations('tariffDuty'),
    getLocale(),
  ])
  const { base, counts, kind: shown, changes, next } = difference
  const line = (given: NationalLine | null) => {
    if (!given) return <span className="text-ink-2">—</span>
    const duty = dutyLabel(given, duties)
    const both = (ar: string | null, en: string | null) => (locale === 'ar' ? (ar ?? en) : (en ?? ar))
    const more = [both(given.authorityAr, given.authorityEn), both(given.noteAr, given.noteEn)].filter(
      Boolean,
    )
    return (
      <>
        <bdi>{both(given.textAr, given.textEn)}</bdi>{' '}
        <span className="block text-sm text-ink-2">
          {duty.code ? <Ltr>{duty.text}</Ltr> : <span>{duty.text}</span>}
          {given.unit && (
            <span>
              {' '}
              · <Ltr>{given.unit}</Ltr>
            </span>
          )}
        </span>
        {given.restriction !== 'NONE' && (
          <span className="mt-1 block">
            <RestrictionTag line={given} />
          </span>
        )}
        {more.map((text) => (
          <bdi key={text} className="block text-sm text-ink-2">
            {text}
          </bdi>
        ))}
      </>
    )
  }
  const kinds = CHANGE_KINDS.filter((kind) => counts[kind] > 0)
  return (
    <Card id="difference" title={base ? t('title', { number: base.number }) : t('first')} flush>
      <p className="px-4 py-3 sm:px-6">
        {t('counts', {
          added: counts.ADDED,
          removed: counts.REMOVED,
          changed: counts.CHANGED,
          same: counts.SAME,
        })}
      </p>
      {kinds.length > 1 && (
        <div className="px-4 pb-4 sm:px-6">
          <Tabs
            name={t('kind')}
            items={kinds.map((kind: ChangeKind) => ({
              href: differenceHref(versionId, kind),
              label: t(`kinds.${kind}`),
              current: kind === shown,
              count: <Ltr>{counts[kind].toLocaleString('en')}</Ltr>,
            }))}
          />
        </div>
      )}
      <DataTable
        dense
        long
        caption={t('caption')}
        rows={changes}
        rowKey={(row: Change) => row.code}
        empty={<p className="px-4 py-4 text-ink-2 sm:px-6">{t('none')}</p>}
        columns={[
          {
            key: 'code',
            header: t('code'),
            tight: true,
            rowHeader: true,
            cell: (row) => <Ltr>{dotted(row.code)}</Ltr>,
          },
          {
            key: 'kind',
            header: t('kind'),
            tight: true,
            cell: (row) => (
              <>
                <Tag tone={TONE[row.kind]}>{t(`kinds.${row.kind}`)}</Tag>
                {fieldsOf(row).map((field) => (
                  <span key={field} className="block text-sm text-ink-2">
                    {labels(field)}
                  </span>
                ))}
              </>
            ),
          },
          { key: 'before', header: t('before'), cell: (row) => line(row.before) },
          { key: 'after', header: t('after'), cell: (row) => line(row.after) },
        ]}
      />
      {shown && (
        <Pagination
          first={after ? differenceHref(versionId, shown) : undefined}
          next={next && differenceHref(versionId, shown, next)}
        />
      )}
    </Card>
  )
}
