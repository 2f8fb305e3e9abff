import { getLocale, getTranslations } from '@/lib/i18n/translations'
import { buttonStyle } from '@/components/ui/button-style'
import { Icon } from '@/components/ui/icon'
import { MAX_EXPORT } from '@/lib/activity/csv-stream'
import { localePath } from '@/lib/i18n/locale-path'

/** The way to the file of what a search found, and how much goes into it. @param href path below the language */
export async function TrailExport({ href }: { href: string }) {
  const [t, locale] = await Promise.all([getTranslations('activity.export'), getLocale()])
  return (
    <div className="no-print flex flex-wrap items-center gap-x-4 gap-y-2">
      {/* A plain link: the router would fetch the file before anybody asked for it. */}
      <a
        href={localePath(locale, href)}
        className={buttonStyle('secondary', 'sm')}
        aria-describedby="export-limit"
      >
        <Icon name="download" />
        <span>{t('action')}</span>
      </a>
      <p id="export-limit" className="min-w-0 flex-1 basis-64 text-sm text-ink-2">
        {t('limit', { most: MAX_EXPORT })}
      </p>
    </div>
  )
}
