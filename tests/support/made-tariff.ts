/** Lines of the published twelve-digit tariff that the made one stands in for. */
export const TARIFF_LINES = 13_483
/** Of them: codes of chapter 98, which the nomenclature does not know, and lines without any text. */
const UNKNOWN_EVERY = 1_686
const BARE_EVERY = 1_000

/** Texts as they stand in such files: separators, quotes, breaks and spaces, both languages or one. */
const TEXTS: readonly ((line: number) => string)[] = [
  (line) => `Goods of kind ${line},بضائع من النوع ${line}`,
  (line) => `"Goods, of kind ${line}, other","بضائع، من النوع ${line}"`,
  (line) => `"Goods ""${line}""",بضائع «${line}»`,
  (line) => `"Goods of kind ${line}\nin two lines",  بضائع ${line}  `,
  (line) => `,بضائع بالعربية وحدها ${line}`,
  (line) => `Goods in English alone ${line},`,
]
const DUTIES = ['', 'معفى', '100', '100 % or 22 KWD per kg', 'ممنوع', '12.5 %'] as const

/**
 * A tariff of the size and with the dirt of the published one, the same in every run: a byte order mark,
 * quoted separators and breaks, lines without text and of an unknown chapter. Chapter 64 is plain, at 5 %.
 * @param subheadings six-digit codes that the nomenclature knows
 */
export function madeTariff(subheadings: readonly string[]): Uint8Array<ArrayBuffer> {
  const lines = Array.from({ length: TARIFF_LINES }, (_, line) => {
    const serial = String(Math.floor(line / subheadings.length) * 10 + 1).padStart(6, '0')
    const code = subheadings[line % subheadings.length]! + serial
    if (line % UNKNOWN_EVERY === 7) return `98${String(line).padStart(10, '0')},Unknown,مجهول,5%,made`
    if (line % BARE_EVERY === 3) return `${code},,,5%,made`
    if (code.startsWith('64')) return `${code},Footwear ${line},أحذية ${line},5%,made`
    return `${code},${TEXTS[line % TEXTS.length]!(line)},${DUTIES[line % DUTIES.length]!},made`
  })
  return new TextEncoder().encode(
    `\uFEFFcode,description_en,description_ar,duty_rate,text_source\n${lines.join('\n')}\n`,
  )
}
