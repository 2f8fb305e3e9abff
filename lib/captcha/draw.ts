import { GLYPHS } from './glyphs'

type Point = readonly [number, number]
type Stroke = Point[]

const WIDTH = 264
const HEIGHT = 84
const CURVE_STEPS = 8

const between = (a: Point, b: Point, t: number): Point => [a[0] + (b[0] - a[0]) * t, a[1] + (b[1] - a[1]) * t]

/** A glyph's path as strokes of points close enough together to be bent. */
function strokesOf(path: string): Stroke[] {
  const strokes: Stroke[] = []
  for (const [, command, rest] of path.matchAll(/([MLQ])([^MLQ]*)/g)) {
    const n = rest!.trim().split(/\s+/).map(Number)
    const stroke = strokes.at(-1)
    if (command === 'M' || !stroke) {
      strokes.push([[n[0]!, n[1]!]])
      continue
    }
    const from = stroke.at(-1)!
    const via: Point = command === 'Q' ? [n[0]!, n[1]!] : between(from, [n[0]!, n[1]!], 0.5)
    const to: Point = command === 'Q' ? [n[2]!, n[3]!] : [n[0]!, n[1]!]
    for (let step = 1; step <= CURVE_STEPS; step += 1) {
      const t = step / CURVE_STEPS
      stroke.push(between(between(from, via, t), between(via, to, t), t))
    }
  }
  return strokes
}

/**
 * Small repeatable random numbers in [0, 1): the same picture each time a challenge is drawn (mulberry32).
 */
export function seededRandom(seed: number): () => number {
  let state = seed >>> 0
  return () => {
    state = (state + 0x6d2b79f5) >>> 0
    let t = Math.imul(state ^ (state >>> 15), 1 | state)
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t
    return ((t ^ (t >>> 14)) >>> 0) / 4294967296
  }
}

function placeGlyph(sign: string, index: number, count: number, random: () => number): Stroke[] {
  const angle = (random() - 0.5) * 0.45
  const scale = 2.8 + random() * 0.5
  const shear = (random() - 0.5) * 0.3
  const [x, y] = [
    (WIDTH / (count + 0.4)) * (index + 0.7) + (random() - 0.5) * 5,
    HEIGHT / 2 + (random() - 0.5) * 10,
  ]
  return strokesOf(GLYPHS[sign]!).map((stroke) =>
    stroke.map(([px, py]) => {
      const [cx, cy] = [(px - 5 + (py - 7) * shear) * scale, (py - 7) * scale]
      return [
        x + cx * Math.cos(angle) - cy * Math.sin(angle),
        y + cx * Math.sin(angle) + cy * Math.cos(angle),
      ] as const
    }),
  )
}

function noise(random: () => number): Stroke[] {
  const waves = Array.from({ length: 1 }, () => {
    const [top, tall, phase, speed] = [
      16 + random() * 52,
      5 + random() * 9,
      random() * 6.3,
      0.02 + random() * 0.03,
    ]
    return Array.from({ length: 54 }, (_, i): Point => [i * 5, top + Math.sin(phase + i * 5 * speed) * tall])
  })
  const ticks = Array.from({ length: 6 }, () => {
    const [x, y, angle] = [random() * WIDTH, random() * HEIGHT, random() * 6.3]
    return [
      [x, y],
      [x + Math.cos(angle) * 6, y + Math.sin(angle) * 6],
    ] satisfies Stroke
  })
  return [...waves, ...ticks]
}

/**
 * A captcha as an SVG picture: bent strokes in one path, in no order, without a letter of text in the markup.
 * @param text signs of `GLYPHS`
 * @param random numbers in [0, 1)
 */
export function drawCaptcha(text: string, random: () => number): string {
  const [phase, depth] = [random() * 6.3, 2 + random() * 2]
  const bend = ([x, y]: Point): Point => [
    x + Math.sin(phase + y / 9) * depth,
    y + Math.sin(phase + x / 17) * depth * 1.3,
  ]
  const strokes = [...text].flatMap((sign, index) => placeGlyph(sign, index, text.length, random))
  const pieces = [...strokes, ...noise(random)]
    .map((stroke) => stroke.map(bend))
    .map((stroke) => `M${stroke.map(([x, y]) => `${x.toFixed(1)} ${y.toFixed(1)}`).join('L')}`)
    .map((piece) => [random(), piece] as const)
    .sort(([a], [b]) => a - b)
    .map(([, piece]) => piece)
  return (
    `<svg xmlns="http://www.w3.org/2000/svg" width="${WIDTH}" height="${HEIGHT}" viewBox="0 0 ${WIDTH} ${HEIGHT}">` +
    `<path fill="#eef2f1" d="M0 0H${WIDTH}V${HEIGHT}H0Z"/>` +
    `<path fill="none" stroke="#10242b" stroke-width="3" stroke-linecap="round" stroke-linejoin="round" d="${pieces.join('')}"/></svg>`
  )
}
