import { defineRouting } from 'next-intl/routing'

/** Languages of the product. The first is the default; both are always in the address. */
export const routing = defineRouting({
  locales: ['ar', 'en'],
  defaultLocale: 'ar',
  localePrefix: 'always',
  // The address alone decides: no guess from the browser or the network address, no cookie.
  localeDetection: false,
  localeCookie: false,
  alternateLinks: false,
})

export type Locale = (typeof routing.locales)[number]

/** Whether a text is one of the product's languages. */
export const isLocale = (text: unknown): text is Locale =>
  (routing.locales as readonly unknown[]).includes(text)

/** Writing direction of a language. */
export const directionOf = (locale: string): 'rtl' | 'ltr' => (locale === 'ar' ? 'rtl' : 'ltr')
