import fc from 'fast-check'
import {
  ADDRESS_RULE,
  CODE_RULE,
  EMAIL_RULE,
  PASSWORD_RULE,
  USER_CODE_RULE,
  delayAfter,
} from '@/lib/auth/sign-in-backoff'
import { safeNext } from '@/lib/auth/next-path'
import { passwordProblems } from '@/lib/auth/password-rule'

const rules = fc.constantFrom(ADDRESS_RULE, CODE_RULE, PASSWORD_RULE, USER_CODE_RULE)

it('a delay never shrinks as failures grow, starts after the free tries, and never passes its cap', () => {
  fc.assert(
    fc.property(rules, fc.nat(10_000), (rule, failures) => {
      const [delay, next] = [delayAfter(failures, rule), delayAfter(failures + 1, rule)]
      expect(next).toBeGreaterThanOrEqual(delay)
      expect(delay).toBeLessThanOrEqual(rule.most)
      expect(delay > 0).toBe(failures >= rule.free)
    }),
    { numRuns: 200 },
  )
})

it('wrong passwords of an e-mail from wherever never make anybody wait', () => {
  fc.assert(
    fc.property(fc.nat(10_000), (failures) => expect(delayAfter(failures, EMAIL_RULE)).toBe(0)),
    { numRuns: 200 },
  )
})

it('whatever is asked for, `next` stays on this site', () => {
  const wish = fc.oneof(
    fc.string(),
    fc.webUrl(),
    fc.string().map((text) => `/${text}`),
    fc.string().map((text) => `/ar/${text}`),
    fc
      .array(fc.constantFrom('/', '\\', '\t', 'ar', '@', 'evil.example', '?', '#', ':', '.', '..', '%2f'))
      .map((parts) => parts.join('')),
  )
  fc.assert(
    fc.property(wish, (text) => {
      const path = safeNext(text)
      fc.pre(path !== undefined)
      for (const address of [path, `/ar${path}`]) {
        const url = new URL(address, 'https://portal.example')
        expect(url.origin).toBe('https://portal.example')
      }
      expect(path).not.toMatch(/^\/\/|\\|\s/)
    }),
    { numRuns: 1000 },
  )
})

it('a password passes exactly when it has all four kinds, eight characters, and is no common one', () => {
  const kinds = {
    passwordUpper: 'BCDFGHJKMNP',
    passwordLower: 'bcdfghjkmnp',
    passwordDigit: '234679',
    passwordSymbol: '!#%&*-_=?',
  }
  const picked = fc.subarray(Object.entries(kinds), { minLength: 1 })
  fc.assert(
    fc.property(
      picked,
      fc.integer({ min: 4, max: 30 }),
      fc.infiniteStream(fc.nat(1000)),
      (chosen, length, numbers) => {
        const text = Array.from({ length }, (_, index) => {
          const signs = chosen[index % chosen.length]![1]
          return signs[numbers.next().value! % signs.length]
        }).join('')
        const found = passwordProblems(text).map(({ code }) => code)
        const missing = Object.keys(kinds).find((code) => !chosen.some(([name]) => name === code))
        const expected = length < 8 ? 'passwordLength' : missing
        if (expected) expect(found).toEqual([expected])
        else expect(found.filter((code) => code !== 'passwordCommon')).toEqual([])
      },
    ),
    { numRuns: 200 },
  )
})
