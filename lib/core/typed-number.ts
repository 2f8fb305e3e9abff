import { cleanTyped } from './digits'

/** What a reader typed to find something by its number, in the form that numbers are stored in. */
export type TypedNumber =
  /**
   * A whole number: `CO/12/26`, `PR/12/26`, `TIM/94477/KWI26`, `IM/20931/KWI26`, `DO/8812/KWI26`,
   * `CR/57709/KWI26`.
   */
  | { kind: 'whole'; series: string; number: string }
  /** A running number alone, or with its series: `94477`, `TIM 94477`. */
  | { kind: 'running'; series?: string; running: string }

/** Longest running number: longer is no number of any series. */
const MAX_DIGITS = 10

/**
 * The reader of numbers of requests, receipts, declarations and delivery orders as people write them: any
 * digits, lower case, any sign or blank or nothing for the slashes (domain §4.5).
 * @returns undefined when it has the form of no number
 */
export function readTypedNumber(text: string): TypedNumber | undefined {
  const clean = cleanTyped(text)
    .toUpperCase()
    .replace(/^#|^N[O°º]\.? ?(?=[A-Z\d])|^№ ?/, '')
  const parts = clean.match(/[A-Z]+|\d+/g) ?? []
  const rest = clean.replace(/[A-Z]+|\d+|[\s/\\\-_.,:;،·•|]+/g, '')
  if (rest !== '' || parts.some((part) => part.length > MAX_DIGITS)) return undefined
  const [first, second, third, fourth] = parts
  if (!first || parts.length > 4) return undefined
  if (/^\d/.test(first)) return parts.length === 1 ? { kind: 'running', running: first } : undefined
  if (!second || !/^\d/.test(second)) return undefined
  if (!third) return { kind: 'running', series: first, running: second }
  if (/^\d\d$/.test(third) && !fourth)
    return { kind: 'whole', series: first, number: `${first}/${second}/${third}` }
  if (/^[A-Z]/.test(third) && fourth && /^\d\d$/.test(fourth))
    return { kind: 'whole', series: first, number: `${first}/${second}/${third}${fourth}` }
  return undefined
}
