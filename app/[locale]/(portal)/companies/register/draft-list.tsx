import { getLocale, getTranslations } from '@/lib/i18n/translations'
import { Card } from '@/components/ui/card'
import { DateTime } from '@/components/ui/date-time'
import { Ltr } from '@/components/ui/ltr'
import { registrationPath } from '@/lib/companies/registration-paths'
import type { StartView } from '@/lib/companies/registration-queries'
import { Link } from '@/lib/i18n/link'

/** Registrations that were begun and not sent, to go on with. */
export async function DraftList({ drafts }: { drafts: StartView['drafts'] }) {
  if (drafts.length === 0) return null
  const [t, locale] = await Promise.all([getTranslations('companies'), getLocale()])
  return (
    <Card title={t('start.draftsTitle')} id="drafts" flush>
      <ul className="divide-y divide-line">
        {drafts.map((draft) => {
          const subject = locale === 'ar' ? draft.subjectAr : draft.subjectEn
          return (
            <li key={draft.requestId}>
              <Link
                href={registrationPath(draft.requestId)}
                className="flex min-h-12 flex-wrap items-center justify-between gap-x-4 gap-y-1 px-4 py-3 text-ink hover:bg-sunken sm:px-6"
              >
                <span className="font-semibold text-primary">
                  <Ltr>{draft.number}</Ltr>
                </span>
                <span className="min-w-0 flex-1">
                  {subject ? (
                    <bdi>{subject}</bdi>
                  ) : (
                    <span>
                      {t('start.draftOf')} <Ltr>{draft.commercialRegistrationNumber}</Ltr>
                    </span>
                  )}
                </span>
                <span className="text-sm text-ink-2">
                  <DateTime at={draft.updatedAt} />
                </span>
              </Link>
            </li>
          )
        })}
      </ul>
    </Card>
  )
}
