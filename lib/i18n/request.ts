import { getRequestConfig } from 'next-intl/server'
import { isLocale, routing } from './routing'

/** Messages and formats of one request. A message that is missing throws outside production: the parity test finds it first. */
export default getRequestConfig(async ({ requestLocale }) => {
  const asked = await requestLocale
  const locale = isLocale(asked) ? asked : routing.defaultLocale
  const messages = locale === 'ar' ? await import('@/messages/ar.json') : await import('@/messages/en.json')
  return { locale, messages: messages.default, timeZone: 'Asia/Kuwait' }
})
