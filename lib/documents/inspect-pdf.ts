import { createInflate } from 'node:zlib'
import { fail, ok, type Result } from '@/lib/core/result'

/** An object stream larger than this is refused; a real one is some kilobytes. */
const MOST_INFLATED = 8 * 1024 * 1024
const MOST_INFLATED_TOGETHER = 32 * 1024 * 1024
const PREFIX = 4096
const MOST_STREAMS = 20_000
/** How far before `stream` its dictionary is looked for. */
const DICTIONARY_BYTES = 4096

/** A name as PDF may write it: any letter as itself or as `#xx` (ISO 32000-1 §7.3.5). */
const spelled = (name: string) =>
  [...name].map((char) => {
    const hex = char.charCodeAt(0).toString(16).padStart(2, '0')
    return `(?:${char}|#${[...hex].map((digit) => (/[a-f]/.test(digit) ? `[${digit}${digit.toUpperCase()}]` : digit)).join('')})`
  }).join('')
const END_OF_NAME = '(?=[\\x00\\t\\n\\f\\r ()<>\\[\\]{}/%]|$)'
const names = (...list: string[]) => new RegExp(`/(?:${list.map(spelled).join('|')})${END_OF_NAME}`)

const ACTIVE = names('JavaScript', 'Launch', 'EmbeddedFile', 'EmbeddedFiles', 'OpenAction')
const ENCRYPTED = names('Encrypt')
const SHORT_JS = names('JS')
const RENDITION = names('Rendition')
const OBJECT_STREAM = names('ObjStm', 'First')
const FILTER = names('Filter', 'F')
const PLAIN_FLATE = new RegExp(`/(?:${spelled('Filter')})\\s*(?:\\[\\s*)?/(?:${spelled('FlateDecode')}|${spelled('Fl')})\\s*(?:\\]\\s*)?(?:/|>>)`)
const OTHER_DECODING = names('DecodeParms', 'DP', 'FFilter')

/** Inflates at most `most` bytes. Broken data gives what came before the fault, as readers do. */
async function inflate(data: Buffer, most: number): Promise<{ bytes: Buffer; whole: boolean }> {
  const unpacking = createInflate()
  const parts: Buffer[] = []
  let size = 0
  let whole = true
  unpacking.end(data)
  try {
    for await (const part of unpacking as AsyncIterable<Buffer>) {
      parts.push(part)
      size += part.length
      if (size > most) {
        whole = false
        break
      }
    }
  } catch {
    // Not deflate, or damaged: what was unpacked so far is still looked at.
  }
  unpacking.destroy()
  return { bytes: Buffer.concat(parts).subarray(0, most), whole }
}

const looksDeflated = (bytes: Buffer, at: number) =>
  at + 2 < bytes.length && (bytes[at]! & 0x0f) === 8 && ((bytes[at]! << 8) | bytes[at + 1]!) % 31 === 0

/** An object stream begins with pairs of whole numbers: object, offset (ISO 32000-1 §7.5.7). */
const holdsObjects = (text: string) => /^\d+\s+\d+\s/.test(text.slice(afterComments(text)))

/** Past white space and comments. By hand: a pattern for both takes a file's word for how long it runs. */
function afterComments(text: string): number {
  let at = 0
  let comment = false
  for (; at < text.length; at += 1) {
    const char = text[at]!
    if (comment) comment = char !== '\r' && char !== '\n'
    else if (char === '%') comment = true
    else if (!/[\s\x00]/.test(char)) break
  }
  return at
}

/** Looks into every compressed stream that can hold objects, by its content: its dictionary may lie or be hidden. */
async function inspectStreams(bytes: Buffer, text: string): Promise<Result> {
  let together = 0
  let count = 0
  for (const match of text.matchAll(/stream(?:\r\n|\n|\r)/g)) {
    if (text.slice(match.index - 3, match.index) === 'end') continue
    count += 1
    if (count > MOST_STREAMS) return fail('pdfUnreadable', 'file')
    const start = match.index + match[0].length
    const before = text.slice(Math.max(0, match.index - DICTIONARY_BYTES), match.index)
    const dictionary = before.slice([...before.matchAll(/\d\s+obj/g)].at(-1)?.index ?? 0)
    const declared = OBJECT_STREAM.test(dictionary)
    // Only plain Flate is looked through; any other way of packing objects hides them, and no common writer uses it.
    if (declared && FILTER.test(dictionary) && (!PLAIN_FLATE.test(dictionary) || OTHER_DECODING.test(dictionary))) return fail('pdfUnreadable', 'file')
    if (!looksDeflated(bytes, start)) continue
    const data = bytes.subarray(start)
    const first = await inflate(data, PREFIX)
    if (!declared && !holdsObjects(first.bytes.toString('latin1'))) continue
    const inside = first.whole ? first : await inflate(data, MOST_INFLATED)
    together += inside.bytes.length
    if (!inside.whole || together > MOST_INFLATED_TOGETHER) return fail('pdfUnreadable', 'file')
    const found = inside.bytes.toString('latin1')
    if (ACTIVE.test(found) || (SHORT_JS.test(found) && (declared || RENDITION.test(found)))) return fail('pdfActive', 'file')
    if (ENCRYPTED.test(found)) return fail('pdfEncrypted', 'file')
  }
  return ok()
}

/** Text without what lies between `stream` and `endstream`, where two letters may meet by chance. */
function outsideStreams(text: string): string {
  const parts: string[] = []
  let from = 0
  for (const { index } of text.matchAll(/stream[\r\n]/g)) {
    if (index < from) continue
    const end = text.indexOf('endstream', index + 7)
    // No more ends: looked for again from each beginning, they would cost the square of the file's size.
    if (end < 0) break
    parts.push(text.slice(from, index))
    from = end + 9
  }
  return [...parts, text.slice(from)].join(' ')
}

/**
 * Refuses a PDF that is cut off, encrypted, or that can act: /JavaScript, /JS, /Launch, /EmbeddedFile, /OpenAction, also
 * with escaped letters and inside compressed object streams. The raw bytes are searched whole, comments and streams
 * included: a reader follows offsets into places that a reading from top to bottom would skip.
 */
export async function inspectPdf(bytes: Buffer): Promise<Result> {
  const text = bytes.toString('latin1')
  if (!text.startsWith('%PDF-')) return fail('fileType', 'file')
  if (!text.slice(-1024).includes('%%EOF') || !/startxref\s+\d+/.test(text.slice(-4096))) return fail('fileDamaged', 'file')
  if (ENCRYPTED.test(text)) return fail('pdfEncrypted', 'file')
  // A script needs /JavaScript, or /JS in a /Rendition. /JS alone counts only where it cannot be a picture's bytes.
  if (ACTIVE.test(text) || (SHORT_JS.test(text) && (RENDITION.test(text) || SHORT_JS.test(outsideStreams(text))))) return fail('pdfActive', 'file')
  return inspectStreams(bytes, text)
}
