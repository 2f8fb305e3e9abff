/** A counted masculine noun in the forms that its number asks for. */
export type CountedNoun = {
  /** 1: «دينار كويتي واحد» */
  one: string
  /** 2: «ديناران كويتيان» */
  two: string
  /** 3 to 10: «دنانير كويتية» */
  few: string
  /** 11 to 99: «ديناراً كويتياً» */
  many: string
  /** After a full hundred, thousand or million: «مئة دينار كويتي» */
  joined: string
}

const UNITS = ['', 'واحد', 'اثنان', 'ثلاثة', 'أربعة', 'خمسة', 'ستة', 'سبعة', 'ثمانية', 'تسعة', 'عشرة']
/** The units that change before «عشر». */
const BEFORE_TEN: Record<number, string> = { 11: 'أحد', 12: 'اثنا' }
const TENS = ['', '', 'عشرون', 'ثلاثون', 'أربعون', 'خمسون', 'ستون', 'سبعون', 'ثمانون', 'تسعون']
const HUNDREDS = ['', 'مئة', 'مئتان', 'ثلاثمئة', 'أربعمئة', 'خمسمئة', 'ستمئة', 'سبعمئة', 'ثمانمئة', 'تسعمئة']
/** Largest first. `one` never says «واحد»: it is «ألف», not «ألف واحد». */
const SCALES: readonly { size: number; noun: CountedNoun }[] = [
  { size: 1e9, noun: { one: 'مليار', two: 'ملياران', few: 'مليارات', many: 'ملياراً', joined: 'مليار' } },
  { size: 1e6, noun: { one: 'مليون', two: 'مليونان', few: 'ملايين', many: 'مليوناً', joined: 'مليون' } },
  { size: 1e3, noun: { one: 'ألف', two: 'ألفان', few: 'آلاف', many: 'ألفاً', joined: 'ألف' } },
]

/** 3 to 99 without their noun. */
function belowHundred(n: number): string {
  if (n <= 10) return UNITS[n]!
  if (n < 20) return `${BEFORE_TEN[n] ?? UNITS[n - 10]} عشر`
  return [n % 10 > 0 && UNITS[n % 10], TENS[Math.floor(n / 10)]].filter(Boolean).join(' و')
}

const BEFORE_NOUN: Record<string, string> = { تان: 'تا', ان: 'ا' }

/**
 * What stands right before a noun in the genitive loses its nun or tanween: «مئتا ألف»، «ألفا دينار»، «أحد
 * عشر ألف دينار».
 */
const beforeNoun = (words: string): string =>
  words.replace(/(?:تان|(?<=ألف|مليون|مليار)ان|(?<=ألف|مليون|مليار)اً)$/, (end) => BEFORE_NOUN[end] ?? '')

function counted(rest: number, noun: CountedNoun): string {
  if (rest === 1) return noun.one
  if (rest === 2) return noun.two
  return `${belowHundred(rest)} ${rest <= 10 ? noun.few : noun.many}`
}

/** 1 to 999 of a noun, in parts that «و» joins. */
function group(n: number, noun: CountedNoun, isScale: boolean): string[] {
  const [hundreds, rest] = [HUNDREDS[Math.floor(n / 100)]!, n % 100]
  if (rest === 0) return [`${beforeNoun(hundreds)} ${noun.joined}`]
  // «مئة ألف وألف»: «مئة وألف» would be 1,100 to the ear.
  const head = hundreds && (isScale && rest < 3 ? [`${beforeNoun(hundreds)} ${noun.joined}`] : [hundreds])
  return [...(head || []), counted(rest, noun)]
}

/**
 * A number of things in Arabic words, in the nominative, with the noun in the form that the number governs:
 * «ثلاثة دنانير»، «أحد عشر ديناراً»، «ألفا دينار»، «مئة ودينار واحد».
 * @param n 1 to 999,999,999,999 @throws RangeError outside of it
 */
export function arabicCount(n: number, noun: CountedNoun): string {
  if (!Number.isSafeInteger(n) || n < 1 || n >= 1e12) throw new RangeError(`not to be counted in words: ${n}`)
  const parts = SCALES.flatMap(({ size, noun: scale }) => {
    const count = Math.floor(n / size) % 1000
    return count > 0 ? group(count, scale, true) : []
  })
  const rest = n % 1000
  if (rest > 0) return [...parts, ...group(rest, noun, false)].join(' و')
  return `${beforeNoun(parts.join(' و'))} ${noun.joined}`
}
