'use client'
import { usePathname, useSearchParams } from 'next/navigation'
import { LANGUAGE_FIELD } from '@/lib/actions/form-state'
import { inLocale } from '@/lib/i18n/locale-path'

const OTHER = {
  ar: { locale: 'en', text: 'Continue in English and keep what is typed', dir: 'ltr' },
  en: { locale: 'ar', text: 'المتابعة بالعربية مع إبقاء ما كُتب', dir: 'rtl' },
} as const

/**
 * Where no script runs, the language switch in the page's head cannot know what was typed: this button posts
 * the form to the same page in the other language, which gives the values back. Last in the form: Enter
 * presses the first button. Shown by `app/styles/controls.css` where something can be typed.
 */
export function LanguageButton() {
  const [path, query] = [usePathname(), useSearchParams()?.toString()]
  if (!path) return null
  const other = OTHER[/^\/en(\/|$)/.test(path) ? 'en' : 'ar']
  return (
    <noscript>
      <button
        type="submit"
        name={LANGUAGE_FIELD}
        value={other.locale}
        formAction={inLocale(other.locale, path, query)}
        lang={other.locale}
        dir={other.dir}
        className="language-button text-link text-sm"
      >
        {other.text}
      </button>
    </noscript>
  )
}
