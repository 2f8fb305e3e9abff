import { isolateAuto, isolateLtr } from './bidi-isolates'
import type { MessageArgs } from './template-names'

/** Read by their own direction; the rest left to right. */
const FREE_TEXT: readonly string[] = ['company', 'reason', 'name', 'by', 'device', 'role', 'inviter']
const COUNTS: readonly string[] = ['days', 'minutes', 'hours', 'count']
/** Every argument a text may name; an absent one is empty, not an error in the middle of sending. */
const KNOWN = [
  'number',
  'company',
  'reason',
  'date',
  'time',
  'until',
  'device',
  'address',
  'name',
  'by',
  'inviter',
  'role',
  'code',
  'field',
  'amount',
  'receipt',
  'paymentId',
  'tranId',
  'trackId',
] as const

/**
 * Plain arguments as the texts take them: isolated, counts as numbers, the company's name in the reader's
 * language.
 */
export function textValues(args: MessageArgs, locale: 'ar' | 'en'): Record<string, string | number> {
  const company =
    (locale === 'ar' ? args.companyAr || args.companyEn : args.companyEn || args.companyAr) ??
    args.company ??
    ''
  const values: Record<string, string | number> = Object.fromEntries(
    [...KNOWN, ...COUNTS].map((name) => [name, COUNTS.includes(name) ? 0 : '']),
  )
  for (const [name, value] of Object.entries({ ...args, company })) {
    if (COUNTS.includes(name)) values[name] = Number(value) || 0
    else if (name === 'field') values[name] = value
    else values[name] = FREE_TEXT.includes(name) ? isolateAuto(value) : isolateLtr(value)
  }
  return values
}
