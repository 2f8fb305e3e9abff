import type { Fils } from '@/lib/core/money'
import { arabicCount, type CountedNoun } from './arabic-number'
import { englishNumber } from './english-number'

const DINAR: CountedNoun = {
  one: 'دينار كويتي واحد',
  two: 'ديناران كويتيان',
  few: 'دنانير كويتية',
  many: 'ديناراً كويتياً',
  joined: 'دينار كويتي',
}
const FILS: CountedNoun = { one: 'فلس واحد', two: 'فلسان', few: 'فلوس', many: 'فلساً', joined: 'فلس' }

const capitalised = (text: string) => text.charAt(0).toUpperCase() + text.slice(1)

/**
 * An amount in words (تفقيط), as it stands on receipts beside the figures: «خمسون ديناراً كويتياً وخمسمئة فلس
 * لا غير», `Fifty Kuwaiti dinars and five hundred fils only`.
 * @param fils whole fils, nothing or more @throws RangeError else
 */
export function amountInWords(fils: Fils, locale: 'ar' | 'en'): string {
  if (!Number.isSafeInteger(fils) || fils < 0) throw new RangeError(`not an amount in whole fils: ${fils}`)
  const [dinars, rest] = [Math.floor(fils / 1000), fils % 1000]
  if (fils === 0) return locale === 'ar' ? 'صفر دينار كويتي لا غير' : 'Zero Kuwaiti dinars only'
  if (locale === 'ar') {
    return `${[dinars > 0 && arabicCount(dinars, DINAR), rest > 0 && arabicCount(rest, FILS)].filter(Boolean).join(' و')} لا غير`
  }
  const words = [
    dinars > 0 && `${englishNumber(dinars)} Kuwaiti dinar${dinars === 1 ? '' : 's'}`,
    rest > 0 && `${englishNumber(rest)} fils`,
  ]
  return `${capitalised(words.filter(Boolean).join(' and '))} only`
}
