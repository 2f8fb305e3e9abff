import { readFileSync } from 'node:fs'

const css = readFileSync('app/tokens.css', 'utf8')
const blocks = [...css.matchAll(/\{([^{}]*--canvas[^{}]*)\}/g)].map(([, body]) =>
  Object.fromEntries(
    [...body!.matchAll(/--([\w-]+):\s*(#[0-9a-f]{6})/g)].map(([, name, value]) => [name!, value!]),
  ),
)
const [light, darkBySystem, darkByChoice] = blocks as [
  Record<string, string>,
  Record<string, string>,
  Record<string, string>,
]

function luminance(hex: string): number {
  const [r, g, b] = [1, 3, 5].map((start) => {
    const part = parseInt(hex.slice(start, start + 2), 16) / 255
    return part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4
  }) as [number, number, number]
  return 0.2126 * r + 0.7152 * g + 0.0722 * b
}

function contrast(one: string, other: string): number {
  const [high, low] = [luminance(one), luminance(other)].sort((a, b) => b - a) as [number, number]
  return (high + 0.05) / (low + 0.05)
}

const TEXT: [string, string[]][] = [
  [
    'ink',
    [
      'canvas',
      'surface',
      'sunken',
      'primary-soft',
      'accent-soft',
      'progress-soft',
      'done-soft',
      'stopped-soft',
    ],
  ],
  ['ink-2', ['canvas', 'surface', 'sunken', 'accent-soft', 'primary-soft']],
  ['ink-3', ['canvas', 'surface']],
  ['primary', ['canvas', 'surface', 'sunken', 'primary-soft', 'accent-soft']],
  ['primary-strong', ['primary-soft']],
  ['accent', ['surface', 'accent-soft']],
  ['done', ['surface', 'done-soft']],
  ['stopped', ['canvas', 'surface', 'stopped-soft', 'accent-soft']],
  ['progress', ['surface', 'progress-soft']],
  ['on-primary', ['primary', 'primary-strong']],
  ['on-accent', ['accent-line']],
  ['on-done', ['done']],
  ['on-stopped', ['stopped']],
  ['on-progress', ['progress']],
  ['on-band', ['band']],
  ['on-band-2', ['band']],
  ['accent-line', ['band']],
]
const EDGES: [string, string[]][] = [
  ['line-strong', ['canvas', 'surface']],
  ['stopped', ['surface']],
  ['primary', ['surface', 'canvas']],
  ['focus-edge', ['focus']],
]

test('the two dark blocks are the same', () => expect(darkByChoice).toEqual(darkBySystem))
test('both themes name the same roles', () => expect(Object.keys(darkBySystem)).toEqual(Object.keys(light)))
test('the measure itself is right', () => {
  expect(contrast('#000000', '#ffffff')).toBeCloseTo(21)
  expect(contrast('#8fa1a3', '#ffffff')).toBeLessThan(3)
})

describe.each([
  ['light', light],
  ['dark', darkBySystem],
] as const)('%s', (_name, tokens) => {
  test.each(TEXT.flatMap(([ink, grounds]) => grounds.map((ground) => [ink, ground] as const)))(
    'text %s on %s reaches 4.5:1',
    (ink, ground) => {
      expect(contrast(tokens[ink]!, tokens[ground]!)).toBeGreaterThanOrEqual(4.5)
    },
  )
  test.each(EDGES.flatMap(([edge, grounds]) => grounds.map((ground) => [edge, ground] as const)))(
    'edge %s on %s reaches 3:1',
    (edge, ground) => {
      expect(contrast(tokens[edge]!, tokens[ground]!)).toBeGreaterThanOrEqual(3)
    },
  )
})
