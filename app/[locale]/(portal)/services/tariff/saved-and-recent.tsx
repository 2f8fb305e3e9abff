import { getLocale, getTranslations } from '@/lib/i18n/translations'
import { ActionForm } from '@/components/forms/action-form'
import { SubmitButton } from '@/components/forms/submit-button'
import { Card } from '@/components/ui/card'
import { Ltr } from '@/components/ui/ltr'
import { Link } from '@/lib/i18n/link'
import { dotted } from '@/lib/tariff/read-code'
import type { SavedCode } from '@/lib/tariff/saved-codes'
import { codeHref, searchHref } from '../../../(public)/tariff/hrefs'
import { clear, remove } from './actions'

/** What the reader saved, and searched for last. */
export async function SavedAndRecent({
  saved,
  recent,
  base,
}: {
  saved: SavedCode[]
  recent: string[]
  base: string
}) {
  const [t, locale] = await Promise.all([getTranslations('tariff.mine'), getLocale()])
  return (
    <div className="grid items-start gap-6 lg:grid-cols-[2fr_1fr]">
      <Card id="saved" title={t('saved')} flush>
        {saved.length === 0 ? (
          <p className="px-4 py-4 text-ink-2 sm:px-6">{t('noSaved')}</p>
        ) : (
          <ul className="divide-y divide-line">
            {saved.map((row) => (
              <li
                key={row.code}
                className="flex flex-wrap items-center justify-between gap-x-4 gap-y-1 px-4 py-2.5 sm:px-6"
              >
                <Link
                  href={codeHref(row.code)}
                  className="inline-flex min-w-0 flex-1 basis-64 flex-wrap items-baseline gap-x-3 py-1 hover:underline"
                >
                  <Ltr className="font-semibold text-primary">{dotted(row.code)}</Ltr>
                  <span className="text-ink">{locale === 'ar' ? row.textAr : row.textEn}</span>
                </Link>
                <ActionForm
                  action={remove}
                  idPrefix={`remove-${row.code}`}
                  label={`${t('remove')} ${dotted(row.code)}`}
                >
                  <input type="hidden" name="code" value={row.code} />
                  <input type="hidden" name="back" value="list" />
                  <SubmitButton variant="quiet" size="sm">
                    {t('remove')}
                    <span className="sr-only"> {dotted(row.code)}</span>
                  </SubmitButton>
                </ActionForm>
              </li>
            ))}
          </ul>
        )}
      </Card>
      <Card id="recent" title={t('recent')} flush>
        {recent.length === 0 ? (
          <p className="px-4 py-4 text-ink-2 sm:px-6">{t('noRecent')}</p>
        ) : (
          <>
            <ul className="divide-y divide-line">
              {recent.map((text) => (
                <li key={text}>
                  <Link
                    href={searchHref(base, { text })}
                    className="block px-4 py-2.5 hover:bg-primary-soft sm:px-6"
                  >
                    <bdi>{text}</bdi>
                  </Link>
                </li>
              ))}
            </ul>
            <div className="px-4 py-3 sm:px-6">
              <ActionForm action={clear} idPrefix="clear" label={t('clear')}>
                <SubmitButton variant="secondary" size="sm">
                  {t('clear')}
                </SubmitButton>
              </ActionForm>
            </div>
          </>
        )}
      </Card>
    </div>
  )
}
