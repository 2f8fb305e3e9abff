import { getLocale, getTranslations } from '@/lib/i18n/translations'
import { Banner } from '@/components/ui/banner'
import { DateTime } from '@/components/ui/date-time'
import type { AccessHistoryRow } from '@/lib/users/access-history'
import type { AccountCompany } from '@/lib/users/account-companies'

/** What somebody else changed after the page was opened that the reader came from. */
export async function ChangesBanner({
  rows,
  companies,
  name,
}: {
  rows: AccessHistoryRow[]
  companies: AccountCompany[]
  /** Whose access it is, on a page about several people. */
  name?: string
}) {
  const [t, names, locale] = await Promise.all([
    getTranslations('users.changes'),
    getTranslations('users.services'),
    getLocale(),
  ])
  const where = ({ reach, companyId }: AccessHistoryRow) => {
    if (reach === 'ALL') return t('all')
    const company = companies.find(({ id }) => id === companyId)
    return company ? `: ${locale === 'ar' ? company.nameAr : company.nameEn}` : ''
  }
  return (
    <Banner tone="warn" title={name ? t.rich('titleOf', { name: () => <bdi>{name}</bdi> }) : t('title')} live>
      <p>{t('body')}</p>
      <ul className="mt-2 list-disc ps-6">
        {rows.map((row) => (
          <li key={row.id}>
            <span>{t(`kinds.${row.kind}`, { to: row.to ?? 'OTHER' })}</span>{' '}
            {row.service && (
              <span>
                {names(row.service)}
                <bdi>{where(row)}</bdi>
              </span>
            )}{' '}
            {/* What has a last day the portal itself ends. */}
            {row.kind !== 'ENDED' && (
              <span>
                · <bdi>{row.actorName || t('office')}</bdi> ·
              </span>
            )}{' '}
            <DateTime at={row.at} />
          </li>
        ))}
      </ul>
    </Banner>
  )
}
