import { createHash } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { namesOf } from '@/lib/tariff/build-index'
import { readNomenclature } from '@/prisma/seed/tariff/read-nomenclature'

const { nodes, successors } = readNomenclature()
const ofLevel = (level: number) => nodes.filter((node) => node.level === level)
const codes = nodes.filter(({ level }) => level > 0).map(({ code }) => code)

/**
 * Of each chapter of HS 2022: how many codes it has, itself included, and the beginning of the SHA-256 of the
 * sorted codes.
 */
const CHAPTERS: Record<string, [count: number, digest: string]> = JSON.parse(
  readFileSync('tests/unit/tariff/chapters.json', 'utf8'),
) as Record<string, [number, string]>

test('the list of chapters is that of HS 2022: 96, with 1,228 headings and 5,612 subheadings', () => {
  expect(Object.keys(CHAPTERS)).toHaveLength(96)
  expect(Object.values(CHAPTERS).reduce((sum, [count]) => sum + count, 0)).toBe(96 + 1_228 + 5_612)
  expect(ofLevel(0)).toHaveLength(21)
})

test('every chapter is there', () => {
  expect(ofLevel(2).map(({ code }) => code)).toEqual(Object.keys(CHAPTERS).sort())
})

test.each(ofLevel(2).map(({ code }) => code))(
  'chapter %s has every heading and subheading of HS 2022, and no other',
  (chapter) => {
    const own = codes.filter((code) => code.startsWith(chapter)).sort()
    expect([own.length, createHash('sha256').update(own.join('\n')).digest('hex').slice(0, 16)]).toEqual(
      CHAPTERS[chapter],
    )
  },
)

test('every code stands once, in the order of the tariff, below one that is there', () => {
  const known = new Set(nodes.map(({ code }) => code))
  expect(known.size).toBe(nodes.length)
  expect(codes).toEqual([...codes].sort())
  expect(nodes.filter(({ parentCode }) => parentCode !== null && !known.has(parentCode))).toEqual([])
})

test('every node is described in both languages, each in its own letters', () => {
  const faulty = nodes.filter(
    ({ textAr, textEn }) =>
      !/[\u0621-\u064a]{2}/.test(textAr) ||
      /[\u064b-\u0652\u0640]/.test(textAr) ||
      !/[A-Za-z]{2}/.test(textEn) ||
      /[\u0600-\u06ff]/.test(textEn),
  )
  expect(faulty.map(({ code, textAr, textEn }) => `${code} ${textEn} ${textAr}`)).toEqual([])
})

test('every heading has everyday names in both languages, in their own letters', () => {
  expect(
    ofLevel(4)
      .filter(({ wordsAr, wordsEn }) => namesOf(wordsAr).length === 0 || namesOf(wordsEn).length === 0)
      .map(({ code }) => code),
  ).toEqual([])
  expect(nodes.filter(({ wordsEn }) => /[\u0600-\u06ff]/.test(wordsEn)).map(({ code }) => code)).toEqual([])
  expect(
    nodes
      .filter(({ wordsAr }) => namesOf(wordsAr).some((name) => !/[\u0621-\u064a]/.test(name)))
      .map(({ code }) => code),
  ).toEqual([])
})

test('no subheading is just «other», and no two of a heading are described alike', () => {
  const seen = new Map<string, string>()
  const faulty = ofLevel(6).filter(({ code, textEn, textAr }) => {
    const key = `${code.slice(0, 4)} ${textEn.toLowerCase()}`
    const twice = seen.has(key)
    seen.set(key, code)
    return twice || /^others?$/i.test(textEn) || /^(غيرها|أخرى)$/.test(textAr)
  })
  expect(faulty.map(({ code, textEn }) => `${code} ${textEn}`)).toEqual([])
})

test('codes of the edition before lead to codes of this one', () => {
  const known = new Set(codes)
  expect(successors.filter(({ code, successor }) => known.has(code) || !known.has(successor))).toEqual([])
  expect(successors.find(({ code }) => code === '851712')).toEqual({ code: '851712', successor: '851713' })
})

const plain = (text: string) =>
  text
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim()
const digestOf = (text: string) => createHash('sha256').update(plain(text)).digest('hex').slice(0, 8)

/**
 * Of each reference text of more than two words: its code and the beginning of the SHA-256 of the text. Of two
 * words there is often but one way to say them; what is longer was written anew. The list itself is on some
 * machines alone.
 */
const REFERENCE = new Map(
  readFileSync('tests/unit/tariff/reference-digests.txt', 'utf8')
    .trim()
    .split('\n')
    .map((line) => line.split(' ') as [code: string, digest: string]),
)
const copied = (texts: readonly { code: string; textEn: string }[]) =>
  texts.filter(({ code, textEn }) => REFERENCE.get(code) === digestOf(textEn)).map(({ code }) => code)

test('no description is copied from the reference list', () => {
  expect(REFERENCE.size).toBeGreaterThan(5_000)
  expect([...REFERENCE.keys()].filter((code) => !codes.includes(code))).toEqual([])
  expect(copied(nodes)).toEqual([])
})

test('a copied description is found, in whatever case and with whatever signs between its words', () => {
  expect(copied([{ code: '0101', textEn: 'HORSES, ASSES; MULES and hinnies – live' }])).toEqual(['0101'])
})
