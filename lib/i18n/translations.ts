import 'server-only'
import { createTranslator, type AbstractIntlMessages } from 'next-intl'
import type { getTranslations as typesOf } from 'next-intl/server'
import { headers } from 'next/headers'
import { cache } from 'react'
import ar from '@/messages/ar.json'
import en from '@/messages/en.json'
import { isLocale, routing, type Locale } from './routing'

const MESSAGES: Record<Locale, AbstractIntlMessages> = { ar, en }

/** A function from a key below a namespace, and what stands in it, to the words. */
export type Translator = Awaited<ReturnType<typeof typesOf>>

const made = new Map<string, Translator>()

// The words change only with a build, so a translator serves every request: made anew for each, it would
// parse its messages and build the plural rules each time, which is most of the cost of a small page.
function translatorOf(locale: Locale, namespace: string | undefined): Translator {
  return createTranslator({
    locale,
    messages: MESSAGES[locale],
    timeZone: 'Asia/Kuwait',
    namespace: namespace as never,
    // A missing message throws; the parity test finds it first.
    onError: (error) => {
      throw error
    },
  })
}

/** The language of the address that was asked for (the proxy notes it); Arabic where there is none. */
export const getLocale = cache(async (): Promise<Locale> => {
  const path = (await headers()).get('x-portal-path') ?? ''
  const first = path.split(/[/?]/, 2)[1]
  return isLocale(first) ? first : routing.defaultLocale
})

/**
 * The words of one namespace (`requests.columns`) in the reader's language, or in the one that is named.
 * @throws where a key has no message
 */
export async function getTranslations(
  of?: string | { locale: Locale; namespace?: string },
): Promise<Translator> {
  const namespace = typeof of === 'object' ? of.namespace : of
  const locale = typeof of === 'object' ? of.locale : await getLocale()
  const key = `${locale} ${namespace ?? ''}`
  const kept = made.get(key)
  if (kept) return kept
  const translator = translatorOf(locale, namespace)
  made.set(key, translator)
  return translator
}
