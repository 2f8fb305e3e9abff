import { PassThrough } from 'node:stream'
import { text } from 'node:stream/consumers'
import type { ReactNode } from 'react'
import { renderToPipeableStream } from 'react-dom/server'
import { createTranslator } from 'use-intl/core'
import ar from '@/messages/ar.json'
import en from '@/messages/en.json'

/**
 * What `@/lib/i18n/translations` is replaced by in a test of server components: the real words of one
 * language.
 */
export const translationsOf = (locale: 'ar' | 'en') => ({
  getLocale: () => Promise.resolve(locale),
  getTranslations: (namespace: string) =>
    Promise.resolve(
      createTranslator({
        locale,
        messages: (locale === 'ar' ? ar : en) as never,
        namespace: namespace as never,
        timeZone: 'Asia/Kuwait',
        onError: (error: Error) => {
          throw error
        },
      }),
    ),
})

/** A tree with server components, also async ones, as HTML. Needs `@jest-environment node`. */
export async function renderPage(tree: ReactNode): Promise<string> {
  const html = new PassThrough()
  await new Promise<void>((resolve, reject) => {
    const stream = renderToPipeableStream(tree, {
      onAllReady: () => {
        stream.pipe(html)
        resolve()
      },
      onError: reject,
    })
  })
  return text(html)
}
