import { getTranslations } from '@/lib/i18n/translations'
import { Banner } from '@/components/ui/banner'
import { Card } from '@/components/ui/card'
import { DataTable } from '@/components/ui/data-table'
import { Ltr } from '@/components/ui/ltr'
import type { BadRow } from '@/lib/tariff/import/read-national-lines'

/** Rows shown; the count says how many there are. */
const MOST_SHOWN = 200

/** Every row that is not taken, with its line in the file and the reason. */
export async function BadRows({ bad }: { bad: BadRow[] }) {
  const [t, faults] = [await getTranslations('tariffAdmin.file'), await getTranslations('tariffAdmin.faults')]
  if (bad.length === 0) return <Banner tone="success">{t('noBad')}</Banner>
  return (
    <Card id="bad" title={t('bad', { count: bad.length })} flush>
      {bad.length > MOST_SHOWN && <p className="px-4 py-3 text-ink-2 sm:px-6">{t('badFirst', { most: MOST_SHOWN })}</p>}
      <DataTable dense caption={t('bad', { count: bad.length })} rows={bad.slice(0, MOST_SHOWN)} rowKey={(row) => String(row.row)} columns={[
        { key: 'row', header: t('row'), tight: true, rowHeader: true, cell: (row) => <Ltr>{row.row}</Ltr> },
        { key: 'code', header: t('code'), tight: true, cell: (row) => <Ltr>{row.code || '—'}</Ltr> },
        { key: 'fault', header: t('reason'), cell: (row) => faults(row.fault) },
        { key: 'value', header: t('value'), cell: (row) => <bdi className="wrap-anywhere">{row.value}</bdi> },
      ]} />
    </Card>
  )
}
