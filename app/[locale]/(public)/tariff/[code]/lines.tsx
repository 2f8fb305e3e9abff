import { getTranslations } from '@/lib/i18n/translations'
import { Card } from '@/components/ui/card'
import { DataTable } from '@/components/ui/data-table'
import { Ltr } from '@/components/ui/ltr'
import { formatDay } from '@/lib/core/day'
import { Link } from '@/lib/i18n/link'
import type { NationalLine } from '@/lib/tariff/lines-query'
import { dotted } from '@/lib/tariff/read-code'
import { Duty, RestrictionTag } from '../duty'
import { codeHref } from '../hrefs'
import { unitName } from '../unit'

type Props = {
  lines: NationalLine[]
  version?: { title: string; effectiveOn: Date; demonstration: boolean }
  text: (of: { textAr: string | null; textEn: string | null }) => string
}

/** The national lines below a subheading, with what is paid and what is needed. */
export async function Lines({ lines, version, text }: Props) {
  const [t, units] = await Promise.all([getTranslations('tariff.line'), getTranslations('tariff.units')])
  return (
    <Card id="lines" title={t('lines')} flush>
      {version && (
        <p className="px-4 pt-3 text-sm text-ink-2 sm:px-6">
          <bdi>{version.title}</bdi>
          <span>{t.rich('since', { day: () => <Ltr>{formatDay(version.effectiveOn)}</Ltr> })}</span>
          {version.demonstration && (
            <span className="block font-semibold text-accent">{t('demonstration')}</span>
          )}
        </p>
      )}
      <DataTable
        caption={t('lines')}
        rows={lines}
        rowKey={(line) => line.code}
        empty={<p className="px-4 py-4 text-ink-2 sm:px-6">{t('noLines')}</p>}
        columns={[
          {
            key: 'code',
            header: t('code'),
            tight: true,
            rowHeader: true,
            cell: (line) => (
              <Link
                href={codeHref(line.code)}
                className="inline-block py-1 font-semibold text-primary hover:underline"
              >
                <Ltr>{dotted(line.code)}</Ltr>
              </Link>
            ),
          },
          {
            key: 'legacy',
            header: t('legacyCode'),
            tight: true,
            cell: (line) => (line.legacyCode ? <Ltr>{dotted(line.legacyCode)}</Ltr> : '—'),
          },
          { key: 'text', header: t('description'), cell: (line) => text(line) },
          { key: 'duty', header: t('duty'), tight: true, cell: (line) => <Duty line={line} /> },
          {
            key: 'unit',
            header: t('unit'),
            tight: true,
            cell: (line) => (line.unit ? unitName(line.unit, units) : '—'),
          },
          {
            key: 'restriction',
            header: t('restriction'),
            tight: true,
            cell: (line) => (line.restriction === 'NONE' ? '—' : <RestrictionTag line={line} />),
          },
        ]}
      />
    </Card>
  )
}
