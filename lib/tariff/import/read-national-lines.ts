import { cleanCode, cleanText, foldText, latinDigits } from '@/lib/core/digits'
import type { DutyKind, TariffRestriction } from '@/lib/db/generated/enums'
import type { NationalLine } from '../lines-query'
import type { Field, Mapping } from './columns'

/** Why a row is not taken. */
export type RowFault = 'code' | 'unknownSubheading' | 'twice' | 'noText' | 'longText' | 'duty' | 'legacyCode' | 'restriction'
export type BadRow = {
  /** The line of the file, the header being 1. */
  row: number
  code: string
  fault: RowFault
  /** What stood there, cut to sixty letters. */
  value: string
}

const [MOST_TEXT, MOST_NOTE, MOST_SHOWN] = [2_000, 2_000, 60]

type Duty = { dutyKind: DutyKind; dutyRate: number | null; dutyText: string | null }
const plain = (dutyKind: DutyKind): Duty => ({ dutyKind, dutyRate: null, dutyText: null })

/**
 * A duty as files write it: `5%`, `5` and `٥٪` are percentages; empty is not named; `0`, `free` and «معفى» are exempt; `prohibited`
 * and «ممنوع»; anything else with a digit is a compound rate, kept as its text.
 * @returns undefined for what is none of these
 */
export function readDuty(typed: string): Duty | undefined {
  const text = latinDigits(cleanText(typed)).replace(/٪/g, '%').replace(/٫/g, '.')
  if (text === '' || text === '-') return plain('UNKNOWN')
  const folded = foldText(text)
  if (/^(exempt|free|nil|معفاه?|معفي|اعفاء)$/.test(folded) || /^0+(\.0+)?\s*%?$/.test(folded)) return plain('EXEMPT')
  if (/^(prohibited|banned|ممنوع|ممنوعه|محظور|محظوره)$/.test(folded)) return plain('PROHIBITED')
  const percent = /^(\d{1,3}(?:\.\d{1,2})?)\s*%?$/.exec(folded)
  if (percent) return { dutyKind: 'AD_VALOREM', dutyRate: Math.round(Number(percent[1]) * 100), dutyText: null }
  return /\d/.test(text) && text.length <= 200 ? { dutyKind: 'COMPOUND', dutyRate: null, dutyText: text } : undefined
}

/** A restriction as files write it. @returns undefined for what is none */
export function readRestriction(typed: string): TariffRestriction | undefined {
  const folded = foldText(cleanText(typed))
  if (/^(|-|none|no|لا|لا يوجد|بدون)$/.test(folded)) return 'NONE'
  if (/prohibit|banned|ممنوع|محظور/.test(folded)) return 'PROHIBITED'
  return /restrict|permit|licen[cs]e|approval|مقيد|تصريح|ترخيص|موافقه/.test(folded) ? 'RESTRICTED' : undefined
}

/** One row. @returns the line, or its first fault with the value that is wrong */
function readLine(cell: (field: Field) => string, known: ReadonlySet<string>): NationalLine | { fault: RowFault; value: string } {
  const wrong = (fault: RowFault, value: string) => ({ fault, value: value.slice(0, MOST_SHOWN) })
  const code = cleanCode(cell('code')).replace(/[.\-]/g, '')
  if (!/^\d{12}$/.test(code)) return wrong('code', cell('code'))
  if (!known.has(code.slice(0, 6))) return wrong('unknownSubheading', code)
  const legacy = cleanCode(cell('legacyCode')).replace(/[.\-]/g, '')
  if (legacy && !/^\d{8}$/.test(legacy)) return wrong('legacyCode', cell('legacyCode'))
  const [textAr, textEn, authorityAr, authorityEn, noteAr, noteEn] = (['textAr', 'textEn', 'authorityAr', 'authorityEn', 'noteAr', 'noteEn'] as const).map((field) => cleanText(cell(field)) || null)
  if (!textAr && !textEn) return wrong('noText', '')
  const long = [textAr, textEn, noteAr, noteEn].find((text) => text && text.length > Math.max(MOST_TEXT, MOST_NOTE))
  if (long) return wrong('longText', long)
  const [duty, restriction] = [readDuty(cell('duty')), readRestriction(cell('restriction'))]
  if (!duty) return wrong('duty', cell('duty'))
  if (!restriction) return wrong('restriction', cell('restriction'))
  return {
    code, legacyCode: legacy || null, textAr: textAr ?? null, textEn: textEn ?? null, ...duty, unit: cleanText(cell('unit')).slice(0, 20) || null, restriction,
    authorityAr: authorityAr ?? null, authorityEn: authorityEn ?? null, noteAr: noteAr ?? null, noteEn: noteEn ?? null,
  }
}

/**
 * National lines of a table's rows. Every row is either a line or named with what is wrong; nothing is guessed at.
 * @param known subheadings of the nomenclature: a line stands below one of them
 */
export function readNationalLines(rows: readonly string[][], mapping: Mapping, known: ReadonlySet<string>): { lines: NationalLine[]; bad: BadRow[] } {
  const [lines, bad, seen] = [[] as NationalLine[], [] as BadRow[], new Set<string>()]
  rows.forEach((row, index) => {
    const cell = (field: Field) => (mapping[field] === undefined ? '' : row[mapping[field]] ?? '')
    const read = readLine(cell, known)
    if ('fault' in read) return void bad.push({ row: index + 2, code: cell('code').slice(0, MOST_SHOWN), ...read })
    if (seen.has(read.code)) return void bad.push({ row: index + 2, code: read.code, fault: 'twice', value: read.code })
    seen.add(read.code)
    lines.push(read)
  })
  return { lines, bad }
}
