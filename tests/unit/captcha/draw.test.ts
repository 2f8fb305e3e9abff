import { drawCaptcha, seededRandom } from '@/lib/captcha/draw'
import { GLYPHS, SIGNS } from '@/lib/captcha/glyphs'

test('the signs leave out what looks like another sign or like itself in the other case', () => {
  for (const sign of '01689CIOPSUVWXZcgijklopqsuvwxyz') expect(SIGNS).not.toContain(sign)
  expect(SIGNS.length).toBeGreaterThan(24)
})

test.each(Object.keys(GLYPHS))('%s is drawn inside the picture as lines alone', (sign) => {
  const svg = drawCaptcha(sign.repeat(6), seededRandom(7))
  expect(svg.match(/<(?!\/?svg|path)/g)).toBeNull()
  const numbers = [...svg.matchAll(/[ML](-?[\d.]+) (-?[\d.]+)/g)].map(([, x, y]) => [Number(x), Number(y)])
  expect(numbers.length).toBeGreaterThan(50)
  expect(numbers.every(([x, y]) => x! > -25 && x! < 289 && y! > -25 && y! < 109)).toBe(true)
})

test('one seed is one picture, another seed another', () => {
  expect(drawCaptcha('ABd23T', seededRandom(1))).toBe(drawCaptcha('ABd23T', seededRandom(1)))
  expect(drawCaptcha('ABd23T', seededRandom(1))).not.toBe(drawCaptcha('ABd23T', seededRandom(2)))
})
