import { cleanCode, cleanText, foldText, latinDigits } from '@/lib/core/digits'
import type { DutyKind, TariffRestriction } from '@/lib/db/generated/enums'
import type { NationalLine } from '../lines-query'
import type { Field, Mapping } from './columns'
import type { Table } from './read-table'

/** Why a row is not taken. */
type RowError =
  'code' | 'unknownSubheading' | 'twice' | 'noText' | 'longText' | 'duty' | 'legacyCode' | 'restriction'
export type BadRow = {
  /** The line of the file, from 1. */
  row: number
  code: string
  fault: RowError
  /** What stood there, cut to sixty letters. */
  value: string
}

const [MAX_TEXT, MAX_NOTE, MAX_SHOWN] = [2_000, 2_000, 60]

type Duty = { dutyKind: DutyKind; dutyRate: number | null; dutyText: string | null }
const plain = (dutyKind: DutyKind): Duty => ({ dutyKind, dutyRate: null, dutyText: null })

const PERCENT = '(?:%|percent|per ?cent|(?:في |ب)?(?:ال)?م(?:يه|ايه))'
/** The percent sign or words on either side of the number, or a bare number. */
const RATE = new RegExp(
  `^(?:${PERCENT}\\s*(\\d{1,3}(?:\\.\\d{1,2})?)|(\\d{1,3}(?:\\.\\d{1,2})?)\\s*(${PERCENT})?)$`,
)

/**
 * A duty as files write it: `5%`, `%5`, `5`, `5,5 %`, `٥٪` and «5 في المئة» are percentages; empty is not
 * named; `0`, `free` and «معفى» are exempt; `prohibited` and «ممنوع»; a number with other words is a compound
 * rate, kept as its text.
 * @returns undefined for what is none of these, and for a bare number between 0 and 1: a share that lost its
 * percent sign
 */
export function readDuty(typed: string): Duty | undefined {
  const text = latinDigits(cleanText(typed)).replace(/٪/g, '%').replace(/٫/g, '.')
  if (text === '' || text === '-') return plain('UNKNOWN')
  const folded = foldText(text)
  if (/^(exempt|free|nil|معفاه?|معفي|اعفاء)$/.test(folded)) return plain('EXEMPT')
  if (/^(prohibited|banned|ممنوع|ممنوعه|محظور|محظوره)$/.test(folded)) return plain('PROHIBITED')
  const percent = RATE.exec(folded.replace(/(\d),(\d{1,2})(?!\d)/, '$1.$2'))
  if (percent) {
    const rate = Math.round(Number(percent[1] ?? percent[2]) * 100)
    if (rate === 0) return plain('EXEMPT')
    return rate < 100 && !percent[1] && !percent[3]
      ? undefined
      : { dutyKind: 'AD_VALOREM', dutyRate: rate, dutyText: null }
  }
  const words = folded.replace(new RegExp(PERCENT, 'g'), ' ')
  return /\d/.test(words) && /\p{L}/u.test(words) && text.length <= 200
    ? { dutyKind: 'COMPOUND', dutyRate: null, dutyText: text }
    : undefined
}

const NONE =
  /^(|-|none|no|unrestricted|not (restricted|prohibited|banned)|no (restrictions?|permit|licen[cs]e|approval)( (is )?(required|needed))?|لا|لا يوجد|لا توجد|بدون|بدون قيود|لا قيود|غير مقيده?|غير ممنوعه?|غير محظوره?|لا (يحتاج|تحتاج|يلزم) (الي )?(تصريح|ترخيص|موافقه|اذن))$/
/** Words that turn the sense: «not without a permit», «لا يستورد الا بترخيص» are read by people alone. */
const TURNED =
  /\b(no(?!\.?\s*\d)|not|non|without|except|unless|un(restricted|licen[cs]ed|prohibited|banned))\b|(^|\s)(غير|لا|بدون|دون|ليس|ليست|الا|سوي|ماعدا|ما عدا|باستثناء)(\s|$)/

/**
 * A restriction as files write it.
 * @returns undefined for what is none, and for what turns its sense in other than simple words
 */
export function readRestriction(typed: string): TariffRestriction | undefined {
  const folded = foldText(cleanText(typed))
  if (NONE.test(folded)) return 'NONE'
  if (TURNED.test(folded)) return undefined
  if (/prohibit|banned|ممنوع|محظور/.test(folded)) return 'PROHIBITED'
  return /restrict|permit|licen[cs]e|approval|مقيد|تصريح|ترخيص|موافقه/.test(folded) ? 'RESTRICTED' : undefined
}

/**
 * Twelve digits, or eight of a code before: without dots, and with the zero that spreadsheets take from
 * chapters 01 to 09, where only with it the code is one.
 */
function digitsOf(typed: string, length: 12 | 8, known: ReadonlySet<string>): string {
  const digits = cleanCode(typed).replace(/[.\-]/g, '')
  return new RegExp(`^\\d{${length - 1}}$`).test(digits) &&
    known.has(`0${digits.slice(0, 5)}`) &&
    !known.has(digits.slice(0, 6))
    ? `0${digits}`
    : digits
}

/** One row. @returns the line, or its first fault with the value that is wrong */
function readLine(
  cell: (field: Field) => string,
  known: ReadonlySet<string>,
): NationalLine | { fault: RowError; value: string } {
  const wrong = (fault: RowError, value: string) => ({ fault, value: value.slice(0, MAX_SHOWN) })
  const code = digitsOf(cell('code'), 12, known)
  if (!/^\d{12}$/.test(code)) return wrong('code', cell('code'))
  if (!known.has(code.slice(0, 6))) return wrong('unknownSubheading', code)
  const legacy = digitsOf(cell('legacyCode'), 8, known)
  if (legacy && !/^\d{8}$/.test(legacy)) return wrong('legacyCode', cell('legacyCode'))
  const [textAr, textEn, authorityAr, authorityEn, noteAr, noteEn] = (
    ['textAr', 'textEn', 'authorityAr', 'authorityEn', 'noteAr', 'noteEn'] as const
  ).map((field) => cleanText(cell(field)) || null)
  if (!textAr && !textEn) return wrong('noText', '')
  const long = [textAr, textEn, noteAr, noteEn].find(
    (text) => text && text.length > Math.max(MAX_TEXT, MAX_NOTE),
  )
  if (long) return wrong('longText', long)
  const [duty, restriction] = [readDuty(cell('duty')), readRestriction(cell('restriction'))]
  if (!duty) return wrong('duty', cell('duty'))
  if (!restriction) return wrong('restriction', cell('restriction'))
  return {
    code,
    legacyCode: legacy || null,
    textAr: textAr ?? null,
    textEn: textEn ?? null,
    ...duty,
    unit: cleanText(cell('unit')).slice(0, 20) || null,
    restriction,
    authorityAr: authorityAr ?? null,
    authorityEn: authorityEn ?? null,
    noteAr: noteAr ?? null,
    noteEn: noteEn ?? null,
  }
}

/**
 * National lines of a table's rows. Every row is either a line or named with what is wrong; nothing is
 * guessed at.
 * @param known subheadings of the nomenclature: a line stands below one of them
 */
export function readNationalLines(
  { rows, lines: numbers }: Pick<Table, 'rows' | 'lines'>,
  mapping: Mapping,
  known: ReadonlySet<string>,
): { lines: NationalLine[]; bad: BadRow[] } {
  const [lines, bad, seen] = [[] as NationalLine[], [] as BadRow[], new Set<string>()]
  rows.forEach((row, index) => {
    const cell = (field: Field) => (mapping[field] === undefined ? '' : (row[mapping[field]] ?? ''))
    const read = readLine(cell, known)
    if ('fault' in read)
      return void bad.push({ row: numbers[index]!, code: cell('code').slice(0, MAX_SHOWN), ...read })
    if (seen.has(read.code))
      return void bad.push({ row: numbers[index]!, code: read.code, fault: 'twice', value: read.code })
    seen.add(read.code)
    lines.push(read)
  })
  return { lines, bad }
}
