'use client'
import { usePathname, useSearchParams } from 'next/navigation'
import { inLocale } from '@/lib/i18n/locale-path'

/**
 * The same page and query in the other language, named in that language. A plain link: the whole document
 * turns round. What was typed in the forms of the page is carried over (useFormGuard); without JavaScript
 * each form has a button for it (LanguageButton).
 */
export function LanguageSwitch({ locale, className = '' }: { locale: string; className?: string }) {
  const path = usePathname() ?? '/'
  const query = useSearchParams()?.toString()
  const other =
    locale === 'ar'
      ? { locale: 'en', name: 'English', dir: 'ltr' as const }
      : { locale: 'ar', name: 'العربية', dir: 'rtl' as const }
  return (
    <a
      href={inLocale(other.locale, path, query)}
      data-keeps-forms
      hrefLang={other.locale}
      lang={other.locale}
      dir={other.dir}
      className={`inline-flex min-h-9 items-center rounded-field px-2 ${className}`}
    >
      {other.name}
    </a>
  )
}
