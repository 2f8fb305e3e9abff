import { foldWords } from '../tokenize'

/** What a column can hold. `code` and one of the texts must be there. */
export const FIELDS = [
  'code',
  'legacyCode',
  'textAr',
  'textEn',
  'duty',
  'unit',
  'restriction',
  'authorityAr',
  'authorityEn',
  'noteAr',
  'noteEn',
] as const
export type Field = (typeof FIELDS)[number]
/** The number of the column of each field, from 0. */
export type Mapping = Partial<Record<Field, number>>

/** How columns are headed in the files of the region, folded; the first that fits. */
const NAMES: Record<Field, readonly RegExp[]> = {
  code: [
    /^(hs|hs code|hscode|tariff code|code|12 digits?|national code|الرمز|رمز النظام المنسق|رمز البند|البند|رقم البند|بند التعرفه)$/,
    /^code/,
  ],
  legacyCode: [
    /^(legacy|legacy code|old code|8 digits?|hs ?8|الرمز القديم|البند القديم|رمز ثمانيه ارقام)$/,
    /legacy|old/,
  ],
  textAr: [
    /^(description ar|ar|arabic|arabic description|description arabic|الوصف|الوصف بالعربيه|الوصف العربي|البيان|الصنف)$/,
    /عرب|arab/,
  ],
  textEn: [
    /^(description en|en|english|english description|description english|description|الوصف بالانجليزيه|الوصف الانجليزي)$/,
    /انجليزي|engl/,
  ],
  duty: [/^(duty|duty rate|rate|customs duty|فئه الرسم|الرسم|الرسم الجمركي|نسبه الرسم)$/, /duty|رسم/],
  unit: [/^(unit|uom|unit of measure|الوحده|وحده القياس)$/, /unit|وحد/],
  restriction: [/^(restriction|restrictions|procedure|status|القيد|القيود|الاجراء)$/, /restrict|قيد|قيود/],
  authorityAr: [/^(authority ar|الجهه|الجهه المختصه)$/],
  authorityEn: [/^(authority|authority en)$/],
  noteAr: [/^(note ar|notes ar|ملاحظه|ملاحظات)$/],
  noteEn: [/^(note|notes|note en|notes en)$/],
}

/** Which column holds what, guessed by the header: each column once. */
export function guessMapping(header: readonly string[]): Mapping {
  const folded = header.map((name) =>
    foldWords(name)
      .replace(/[_\-.:()]+/g, ' ')
      .replace(/\s+/g, ' ')
      .trim(),
  )
  const mapping: Mapping = {}
  const taken = new Set<number>()
  for (const exact of [true, false]) {
    for (const field of FIELDS) {
      if (mapping[field] !== undefined) continue
      const at = folded.findIndex(
        (name, index) =>
          !taken.has(index) &&
          name !== '' &&
          NAMES[field].slice(exact ? 0 : 1, exact ? 1 : undefined).some((pattern) => pattern.test(name)),
      )
      if (at < 0) continue
      mapping[field] = at
      taken.add(at)
    }
  }
  return mapping
}

/** What is missing or wrong in a mapping; undefined when rows can be read by it. */
export function mappingError(
  mapping: Mapping,
  columns: number,
): 'tariffNoCode' | 'tariffNoText' | 'tariffColumnTwice' | undefined {
  const used = Object.values(mapping).filter((at): at is number => at !== undefined)
  if (used.some((at) => !Number.isInteger(at) || at < 0 || at >= columns) || new Set(used).size < used.length)
    return 'tariffColumnTwice'
  if (mapping.code === undefined) return 'tariffNoCode'
  return mapping.textAr === undefined && mapping.textEn === undefined ? 'tariffNoText' : undefined
}
