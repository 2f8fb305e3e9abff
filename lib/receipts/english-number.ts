const SMALL = [
  '',
  'one',
  'two',
  'three',
  'four',
  'five',
  'six',
  'seven',
  'eight',
  'nine',
  'ten',
  'eleven',
  'twelve',
  'thirteen',
  'fourteen',
  'fifteen',
  'sixteen',
  'seventeen',
  'eighteen',
  'nineteen',
]
const TENS = ['', '', 'twenty', 'thirty', 'forty', 'fifty', 'sixty', 'seventy', 'eighty', 'ninety']
const SCALES = [
  [1e9, 'billion'],
  [1e6, 'million'],
  [1e3, 'thousand'],
] as const

const belowHundred = (n: number): string =>
  n < 20 ? SMALL[n]! : [TENS[Math.floor(n / 10)], SMALL[n % 10]].filter(Boolean).join('-')

function belowThousand(n: number): string {
  const hundreds = Math.floor(n / 100)
  return [hundreds > 0 && `${SMALL[hundreds]} hundred`, n % 100 > 0 && belowHundred(n % 100)]
    .filter(Boolean)
    .join(' and ')
}

/**
 * A number in English words: `one thousand two hundred and three`.
 * @param n 1 to 999,999,999,999
 * @throws RangeError outside of it
 */
export function englishNumber(n: number): string {
  if (!Number.isSafeInteger(n) || n < 1 || n >= 1e12) throw new RangeError(`not to be counted in words: ${n}`)
  const parts = SCALES.flatMap(([size, name]) => {
    const count = Math.floor(n / size) % 1000
    return count > 0 ? [`${belowThousand(count)} ${name}`] : []
  })
  const rest = n % 1000
  // «one thousand and five», but «one thousand one hundred and five».
  if (rest > 0) parts.push(`${parts.length > 0 && rest < 100 ? 'and ' : ''}${belowThousand(rest)}`)
  return parts.join(' ')
}
