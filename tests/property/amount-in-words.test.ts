import fc from 'fast-check'
import { env } from '@/lib/env'
import { amountInWords } from '@/lib/receipts/amount-in-words'

// The words are read back by a reader that knows the grammar in its own way: token by token, without the
// writer's tables.

const NUMBERS: Readonly<Record<string, number>> = {
  واحد: 1,
  أحد: 1,
  اثنان: 2,
  اثنا: 2,
  ثلاثة: 3,
  أربعة: 4,
  خمسة: 5,
  ستة: 6,
  سبعة: 7,
  ثمانية: 8,
  تسعة: 9,
  عشرة: 10,
  عشر: 10,
  عشرون: 20,
  ثلاثون: 30,
  أربعون: 40,
  خمسون: 50,
  ستون: 60,
  سبعون: 70,
  ثمانون: 80,
  تسعون: 90,
  مئة: 100,
  مئتان: 200,
  مئتا: 200,
  ثلاثمئة: 300,
  أربعمئة: 400,
  خمسمئة: 500,
  ستمئة: 600,
  سبعمئة: 700,
  ثمانمئة: 800,
  تسعمئة: 900,
}
const SCALES: Readonly<Record<string, [size: number, implied: number]>> = {
  ألف: [1e3, 1],
  ألفاً: [1e3, 1],
  آلاف: [1e3, 1],
  ألفان: [1e3, 2],
  ألفا: [1e3, 2],
  مليون: [1e6, 1],
  مليوناً: [1e6, 1],
  ملايين: [1e6, 1],
  مليونان: [1e6, 2],
  مليونا: [1e6, 2],
}
const COINS: Readonly<Record<string, [unit: number, implied: number]>> = {
  دينار: [1000, 1],
  ديناراً: [1000, 1],
  دنانير: [1000, 1],
  ديناران: [1000, 2],
  فلس: [1, 1],
  فلساً: [1, 1],
  فلوس: [1, 1],
  فلسان: [1, 2],
}

/** Without «و» at its start, unless the word itself begins with it. */
const bare = (word: string) => (word.startsWith('و') && word !== 'واحد' ? word.slice(1) : word)

function readArabic(text: string): number {
  let [fils, dinars, group, pending] = [0, 0, 0, false]
  let before = ''
  for (const word of text.replace(/ لا غير$/, '').split(' ')) {
    const token = bare(word)
    if (['كويتي', 'كويتيان', 'كويتية', 'كويتياً'].includes(token) || (word === 'واحد' && before === 'coin'))
      continue
    if (SCALES[token]) {
      const [size, implied] = SCALES[token]
      dinars += (word.startsWith('و') || !pending ? implied : group) * size
      group = 0
      pending = false
      before = 'scale'
    } else if (COINS[token]) {
      const [unit, implied] = COINS[token]
      // «مئة ودينار واحد», «ألف وديناران»: the coin counts itself when «و» stands before it, or nothing at
      // all.
      const own = word.startsWith('و') || (!pending && dinars === 0) ? implied : 0
      fils += (dinars + group + own) * unit
      ;[dinars, group, pending, before] = [0, 0, false, 'coin']
    } else {
      if (NUMBERS[token] === undefined) throw new Error(`unknown word: ${word}`)
      group += NUMBERS[token]
      pending = true
      before = 'number'
    }
  }
  return fils
}

const amount = fc.oneof(
  fc.integer({ min: 1, max: 2 ** 31 - 1 }),
  fc.integer({ min: 1, max: 120_000 }),
  fc.integer({ min: 1, max: 2_100_000 }).map((n) => n * 1000),
)

test('the Arabic words of an amount say exactly that amount', () => {
  fc.assert(
    fc.property(amount, (fils) => expect(readArabic(amountInWords(fils, 'ar'))).toBe(fils)),
    { seed: 20261124, numRuns: env.TEST_DEEP ? 20_000 : 200 },
  )
})

/** The form of the noun that the last two digits of a number govern. */
function form(
  n: number,
  forms: { one: string; two: string; few: string; many: string; joined: string },
): string {
  const [last, all] = [n % 100, n]
  if (last === 0 && all > 0) return forms.joined
  if (last === 1) return forms.one
  if (last === 2) return forms.two
  return last <= 10 ? forms.few : forms.many
}

test('the noun stands in the form that its number governs', () => {
  fc.assert(
    fc.property(amount, (fils) => {
      const words = amountInWords(fils, 'ar')
      const [dinars, rest] = [Math.floor(fils / 1000), fils % 1000]
      if (dinars > 0)
        expect(words).toContain(
          form(dinars, {
            one: 'دينار كويتي واحد',
            two: 'ديناران كويتيان',
            few: 'دنانير كويتية',
            many: 'ديناراً كويتياً',
            joined: 'دينار كويتي',
          }),
        )
      if (rest > 0)
        expect(words).toContain(
          `${form(rest, { one: 'فلس واحد', two: 'فلسان', few: 'فلوس', many: 'فلساً', joined: 'فلس' })} لا غير`,
        )
      // A dual or tanween before a genitive lost its ending.
      expect(words).not.toMatch(/(مئتان|ألفان|مليونان|ألفاً|مليوناً) (دينار|ألف|مليون|فلس)(?!ا)/)
      expect(words).not.toMatch(/(مئتا|ألفا|مليونا) و/)
    }),
    { seed: 20261124, numRuns: env.TEST_DEEP ? 20_000 : 200 },
  )
})

test('two amounts never have the same words', () => {
  for (const locale of ['ar', 'en'] as const) {
    fc.assert(
      fc.property(amount, amount, (a, b) => a === b || amountInWords(a, locale) !== amountInWords(b, locale)),
      { seed: 20261124, numRuns: env.TEST_DEEP ? 5000 : 200 },
    )
    const seen = new Set<string>()
    for (let dinars = 1; dinars <= 20_000; dinars += 1) seen.add(amountInWords(dinars * 1000, locale))
    expect(seen.size).toBe(20_000)
  }
})
