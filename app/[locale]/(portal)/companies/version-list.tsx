import { getTranslations } from '@/lib/i18n/translations'
import { Card } from '@/components/ui/card'
import { DateTime } from '@/components/ui/date-time'
import { DescriptionList } from '@/components/ui/description-list'
import { Ltr } from '@/components/ui/ltr'
import { Tag } from '@/components/ui/tag'
import type { VersionRow } from '@/lib/companies/companies-queries'
import { Link } from '@/lib/i18n/link'

/** Approved versions, newest first; the earlier ones can be read. */
export async function VersionList({
  companyId,
  current,
  versions,
}: {
  companyId: string
  current: string
  versions: VersionRow[]
}) {
  const t = await getTranslations('myCompanies.versions')
  return (
    <Card title={t('title')} id="versions" flush>
      <p className="px-4 py-3 text-sm text-ink-2 sm:px-6">{t('hint')}</p>
      <DescriptionList
        items={versions.map((version) => ({
          key: version.id,
          term: (
            <>
              {t('from')} <DateTime at={version.approvedAt} />
            </>
          ),
          value: version.number ? (
            <span>
              {t('byRequest')} <Ltr>{version.number}</Ltr>
            </span>
          ) : (
            t('byContact')
          ),
          action:
            version.id === current ? (
              <Tag tone="done" icon="check">
                {t('current')}
              </Tag>
            ) : (
              <Link
                href={`/companies/${companyId}/versions/${version.id}`}
                className="inline-block py-0.5 text-primary underline underline-offset-4"
              >
                {t('view')}
                <span className="sr-only">
                  {' '}
                  <DateTime at={version.approvedAt} />
                </span>
              </Link>
            ),
        }))}
      />
    </Card>
  )
}
