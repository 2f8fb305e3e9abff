import { createHash } from 'node:crypto'
import { existsSync, readFileSync } from 'node:fs'
import { parse } from 'csv-parse/sync'
import { namesOf } from '@/lib/tariff/build-index'
import { readNomenclature } from '@/prisma/seed/tariff/read-nomenclature'

const { nodes, successors } = readNomenclature()
const ofLevel = (level: number) => nodes.filter((node) => node.level === level)
const codes = nodes.filter(({ level }) => level > 0).map(({ code }) => code)

/** All codes of HS 2022, sorted, with a line break between: none is missing and none invented. */
const CODES_DIGEST = '12baa95b60c305aa01dba4b6a9eb277a4e4ce6c16ea71fda73b0631e7a5557ee'

test('every chapter, heading and subheading of HS 2022 is there, and no other', () => {
  expect([ofLevel(0).length, ofLevel(2).length, ofLevel(4).length, ofLevel(6).length]).toEqual([21, 96, 1228, 5612])
  expect(createHash('sha256').update([...codes].sort().join('\n')).digest('hex')).toBe(CODES_DIGEST)
})

test('every code stands once, in the order of the tariff, below one that is there', () => {
  const known = new Set(nodes.map(({ code }) => code))
  expect(known.size).toBe(nodes.length)
  expect(codes).toEqual([...codes].sort())
  expect(nodes.filter(({ parentCode }) => parentCode !== null && !known.has(parentCode))).toEqual([])
})

test('every node is described in both languages, each in its own letters', () => {
  const faulty = nodes.filter(({ textAr, textEn }) => !/^[\u0600-\u06ff]/.test(textAr) || !/[\u0621-\u064a]{2}/.test(textAr) || /[\u064b-\u0652\u0640]/.test(textAr) || !/[A-Za-z]{2}/.test(textEn) || /[\u0600-\u06ff]/.test(textEn))
  expect(faulty.map(({ code, textAr, textEn }) => `${code} ${textEn} ${textAr}`)).toEqual([])
})

test('every heading has everyday names in both languages, in their own letters', () => {
  expect(ofLevel(4).filter(({ wordsAr, wordsEn }) => namesOf(wordsAr).length === 0 || namesOf(wordsEn).length === 0).map(({ code }) => code)).toEqual([])
  expect(nodes.filter(({ wordsEn }) => /[\u0600-\u06ff]/.test(wordsEn)).map(({ code }) => code)).toEqual([])
  expect(nodes.filter(({ wordsAr }) => namesOf(wordsAr).some((name) => !/[\u0621-\u064a]/.test(name))).map(({ code }) => code)).toEqual([])
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

const REFERENCE = '../shared/data/hs2022-codes.csv'
const there = existsSync(REFERENCE)
const plain = (text: string) => text.toLowerCase().replace(/[^\p{L}\p{N}]+/gu, ' ').trim()
;(there ? test : test.skip)(`no description is copied from the reference list${there ? '' : ' (not available here)'}`, () => {
  const reference = new Map((parse(readFileSync(REFERENCE, 'utf8'), { columns: true }) as { code: string; reference_en: string }[]).map((row) => [row.code, row.reference_en]))
  expect(codes.filter((code) => !reference.has(code))).toEqual([])
  // Of two words there is often but one way to say them; what is longer was written anew.
  const copied = nodes.filter(({ code, textEn }) => plain(textEn) === plain(reference.get(code) ?? '') && plain(textEn).split(' ').length > 2)
  expect(copied.map(({ code, textEn }) => `${code} ${textEn}`)).toEqual([])
})
