import { getTranslations } from '@/lib/i18n/translations'
import { Card } from '@/components/ui/card'
import { DescriptionList, type Description } from '@/components/ui/description-list'
import { Ltr } from '@/components/ui/ltr'
import { formatDay } from '@/lib/core/day'
import type { NationalLine } from '@/lib/tariff/lines-query'
import { dotted } from '@/lib/tariff/read-code'
import type { TreeNode } from '@/lib/tariff/tree-query'
import { Duty, RestrictionTag } from '../duty'
import { unitName } from '../unit'
import { CodeActions } from './code-actions'

type Props = {
  line: NationalLine
  node: TreeNode
  version?: { title: string; effectiveOn: Date; demonstration: boolean }
  locale: string
}

/** Everything that is known of a national line. */
export async function LineData({ line, node, version, locale }: Props) {
  const [t, units] = await Promise.all([getTranslations('tariff.line'), getTranslations('tariff.units')])
  const both = (ar: string | null, en: string | null) => (locale === 'ar' ? (ar ?? en) : (en ?? ar))
  const [authority, note] = [both(line.authorityAr, line.authorityEn), both(line.noteAr, line.noteEn)]
  const rows: [key: string, value: Description['value'] | undefined | false][] = [
    [
      'code',
      <Ltr key="code" className="font-semibold">
        {dotted(line.code)}
      </Ltr>,
    ],
    ['legacyCode', line.legacyCode && <Ltr key="legacy">{dotted(line.legacyCode)}</Ltr>],
    [
      'textAr',
      line.textAr && (
        <span key="ar" lang="ar" dir="rtl">
          {line.textAr}
        </span>
      ),
    ],
    [
      'textEn',
      line.textEn && (
        <span key="en" lang="en" dir="ltr">
          {line.textEn}
        </span>
      ),
    ],
    ['subheading', locale === 'ar' ? node.textAr : node.textEn],
    ['duty', <Duty key="duty" line={line} />],
    ['unit', line.unit && unitName(line.unit, units)],
    [
      'restriction',
      line.restriction !== 'NONE' && (
        <span key="restriction" className="inline-flex flex-wrap items-center gap-3">
          <RestrictionTag line={line} />
          {authority && <bdi>{authority}</bdi>}
        </span>
      ),
    ],
    ['note', note && <bdi key="note">{note}</bdi>],
    [
      'version',
      version && (
        <span key="version">
          <bdi>{version.title}</bdi>
          <span>{t.rich('since', { day: () => <Ltr>{formatDay(version.effectiveOn)}</Ltr> })}</span>
          {version.demonstration && (
            <span className="block text-sm font-semibold text-accent">{t('demonstration')}</span>
          )}
        </span>
      ),
    ],
  ]
  return (
    <Card id="about" title={t('title')} flush aside={<CodeActions code={line.code} />}>
      <DescriptionList
        items={rows.flatMap(([key, value]) => (value ? [{ key, term: t(key as 'code'), value }] : []))}
      />
    </Card>
  )
}
