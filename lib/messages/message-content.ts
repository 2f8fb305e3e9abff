import { createTranslator } from 'use-intl/core'
import { kuwaitYear } from '@/lib/core/clock'
import ar from '@/messages/ar.json'
import en from '@/messages/en.json'
import type { MessageArgs, MessageTemplate } from './template-names'
import { textValues } from './text-values'

/**
 * One message in one language, before it is laid out. Lines carry Unicode isolates around codes and names.
 */
export type MessageContent = {
  locale: 'ar' | 'en'
  subject: string
  title: string
  body: string[]
  /** Shown large, to be typed. */
  code?: string
  details: { label: string; value: string }[]
  action?: { label: string; href: string }
  note?: string
  brand: string
  authority: string
  footer: string
  /** The whole message in one line, for a phone. */
  sms?: string
}

/** Listed under the text when given, in this order. */
const DETAILS = [
  'number',
  'receipt',
  'paymentId',
  'tranId',
  'trackId',
  'amount',
  'company',
  'reason',
  'date',
  'time',
  'device',
  'address',
] as const
/**
 * The texts of a message from the namespace `emails`.
 * @param origin of the site, for the absolute link; never from a request's Host
 * @param at for the year in the footer
 * @throws when a text is missing or malformed: such a message must not leave
 */
export function messageContent(
  template: MessageTemplate,
  language: string,
  args: MessageArgs,
  origin: string,
  at: Date,
): MessageContent {
  const locale = language === 'en' ? 'en' : 'ar'
  const messages = { emails: (locale === 'ar' ? ar : en).emails } as Record<string, unknown>
  const translate = createTranslator({
    locale,
    messages,
    namespace: 'emails',
    timeZone: 'Asia/Kuwait',
    onError: (error: Error) => {
      throw error
    },
  }) as unknown as ((key: string, values?: Record<string, string | number>) => string) & {
    has: (key: string) => boolean
  }
  const values = textValues(args, locale)
  const own = (part: string) =>
    translate.has(`${template}.${part}`) ? translate(`${template}.${part}`, values) : undefined
  const action = own('action')
  return {
    locale,
    subject: translate(`${template}.subject`, values),
    title: translate(`${template}.title`, values),
    body: translate(`${template}.body`, values).split('\n').filter(Boolean),
    code: args.code,
    details: DETAILS.filter((name) => values[name]).map((name) => ({
      label: own(`labels.${name}`) ?? translate(`labels.${name}`),
      value: String(values[name]),
    })),
    action: action && args.link ? { label: action, href: `${origin}/${locale}${args.link}` } : undefined,
    note: own('note'),
    brand: translate('brand'),
    authority: translate('authority'),
    footer: translate('footer', { year: String(kuwaitYear(at)) }),
    sms: own('sms'),
  }
}
