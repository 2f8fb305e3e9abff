import fc from 'fast-check'
import { makeLock, METHODS, type Method } from './lock'
import { FILTERS, type Filter } from './pack'
import { PaperWriter } from './paper-writer'

const BEFORE = { nothing: '', mark: '\xef\xbb\xbf', line: '\r\n', lines: '\n\n' }
const AFTER = {
  nothing: '',
  zeros: '\0'.repeat(2048),
  html: '<!DOCTYPE html><html><body>404</body></html>\n',
  lines: '\r\n\r\n',
}

/** One script, and all the ways in which a paper may carry it. */
export type Wrapping = {
  place: 'open' | 'names' | 'closing' | 'page' | 'field' | 'button'
  action: 'inline' | 'object' | 'packed'
  catalogue: 'plain' | 'packed'
  filters: Filter[]
  keyword: string
  objectStream: string
  table: 'table' | 'stream' | 'broken' | 'none'
  update: 'none' | 'adds' | 'covers' | 'back'
  fakes: ('comment' | 'string' | 'stream' | 'object' | 'long' | 'content')[]
  lock: Method | 'none'
  before: keyof typeof BEFORE
  after: keyof typeof AFTER
  escapes: boolean
  seed: number
}

export const wrappings: fc.Arbitrary<Wrapping> = fc.record({
  place: fc.constantFrom('open', 'names', 'closing', 'page', 'field', 'button'),
  action: fc.constantFrom('inline', 'object', 'packed'),
  catalogue: fc.constantFrom('plain', 'packed'),
  filters: fc.array(fc.constantFrom(...FILTERS), { maxLength: 3 }),
  keyword: fc.constantFrom('stream\n', 'stream\r\n', 'stream \n', 'stream\t\r\n', 'stream  \n'),
  objectStream: fc.constantFrom(
    '/Type /ObjStm',
    '/Type /ObjStm',
    '/X (1_0_obj) /Type /ObjStm',
    '/Type /Other',
  ),
  table: fc.constantFrom('table', 'stream', 'broken', 'none'),
  update: fc.constantFrom('none', 'none', 'adds', 'covers', 'back'),
  fakes: fc.uniqueArray(fc.constantFrom('comment', 'string', 'stream', 'object', 'long', 'content'), {
    maxLength: 3,
  }),
  lock: fc.constantFrom<Method | 'none'>('none', 'none', 'none', ...METHODS),
  before: fc.constantFrom('nothing', 'nothing', 'mark', 'line', 'lines'),
  after: fc.constantFrom('nothing', 'nothing', 'zeros', 'html', 'lines'),
  escapes: fc.boolean(),
  seed: fc.nat(),
})

/** Small numbers that follow from a seed: the same paper is made again from the same wrapping. */
function numbersFrom(seed: number): (below: number) => number {
  let state = seed >>> 0
  return (below) => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0
    return (state >>> 16) % below
  }
}

const BLANKS = [' ', ' ', '\n', '\r\n', '\t', '  ', '\0', '\f', '%c\n', ' %>> (\n']
/** A reader that mends a file believes these, and finds no paper any more. */
const LYING_BLANKS = [' % endobj (\n', '\n%1 0 obj << >>\r']

function spelling({ escapes, table, before }: Wrapping, pick: (below: number) => number) {
  const blanks =
    before === 'nothing' && (table === 'table' || table === 'stream') ? [...BLANKS, ...LYING_BLANKS] : BLANKS
  const name = (text: string) =>
    [...text]
      .map((char) =>
        escapes && pick(3) === 0
          ? `#${char.charCodeAt(0).toString(16)[pick(2) ? 'toUpperCase' : 'toLowerCase']()}`
          : char,
      )
      .join('')
  return (text: string) =>
    text
      .replace(/\/([A-Za-z]+)/g, (_, letters: string) => `/${name(letters)}`)
      .split(' ')
      .join('\x01')
      .replace(/\x01+/g, () => blanks[pick(blanks.length)]!)
}

const SCRIPT = '<< /Type /Action /S /JavaScript /JS (app.alert\\(1\\)) >>'
const HARMLESS = '<< /Type /Action /S /GoTo /D [ 3 0 R /Fit ] >>'
const CONTENT = 'BT /F1 18 Tf 72 700 Td (TypeScript/JavaScript and /OpenAction in a text) Tj ET'

/**
 * A paper that carries the script in this wrapping, or the same paper with a jump to its first page in the
 * script's stead.
 */
export function wrapped(wrapping: Wrapping, withScript: boolean): Buffer {
  const { place, table, update, fakes } = wrapping
  const pick = numbersFrom(wrapping.seed)
  const lock = wrapping.lock === 'none' ? undefined : makeLock(wrapping.lock)
  const writer = new PaperWriter({ before: BEFORE[wrapping.before], lock, spell: spelling(wrapping, pick) })
  const packed = { filters: wrapping.filters, keyword: wrapping.keyword, entries: wrapping.objectStream }
  const script = withScript ? SCRIPT : HARMLESS
  const action = wrapping.action === 'inline' ? script : '9 0 R'

  const catalogueOf = (value: string | undefined) => {
    const own =
      value === undefined
        ? ''
        : {
            open: `/OpenAction ${value}`,
            closing: `/AA << /WC ${value} >>`,
            names: withScript
              ? `/Names << /JavaScript << /Names [ (a) ${value} ] >> >>`
              : '/Names << /JavaScript << /Names [ ] >> >>',
            page: '',
            field: '/AcroForm << /Fields [ 10 0 R ] >>',
            button: '/AcroForm << /Fields [ 10 0 R ] >>',
          }[place]
    const long = fakes.includes('long') ? `/PieceInfo << /X (${'x'.repeat(5000)}) >>` : ''
    return `<< /Type /Catalog /Pages 2 0 R ${long} ${own} >>`
  }
  const pageOf = (value: string | undefined) =>
    `<< /Type /Page /Parent 2 0 R /MediaBox [ 0 0 595 842 ] /Contents 4 0 R /Resources << /Font << /F1 5 0 R >> >> ${
      value === undefined
        ? ''
        : {
            page: `/AA << /O ${value} >>`,
            field: '/Annots [ 10 0 R ]',
            button: '/Annots [ 10 0 R ]',
            open: '',
            closing: '',
            names: '',
          }[place]
    } >>`
  const annotationOf = (value: string) =>
    `<< /Type /Annot /Subtype /Widget /T (name) /Rect [ 1 1 90 20 ] ${place === 'field' ? `/FT /Tx /AA << /K ${value} >>` : `/FT /Btn /Ff 65536 /A ${value}`} >>`

  const first = update === 'adds' ? undefined : action
  const lies = () => {
    if (fakes.includes('comment')) writer.raw('% 1 0 obj << /Type /Catalog /Pages 2 0 R >> endobj stream\n')
    if (fakes.includes('string'))
      writer.object(20, '<< /Title (1_0_obj_<<_/Type_/Catalog_>>_endobj_stream) >>')
    if (fakes.includes('stream'))
      writer.stream(
        21,
        '/Type /Metadata /Subtype /XML',
        Buffer.from('1 0 obj\n<< /Type /Catalog /Pages 2 0 R >>\nendobj\nstream\n'),
      )
    if (fakes.includes('object')) writer.object(1, '<< /Type /Catalog /Pages 2 0 R >>', { hidden: true })
  }
  const changing: [number, string][] = [
    [1, catalogueOf(first)],
    [3, pageOf(first)],
    ...(first === undefined ? [] : actionObjects(first)),
  ]
  function actionObjects(value: string): [number, string][] {
    return [
      ...(wrapping.action === 'inline' ? [] : [[9, script] as [number, string]]),
      ...(place === 'button' || place === 'field' ? [[10, annotationOf(value)] as [number, string]] : []),
    ]
  }
  const writeChanging = (objects: [number, string][], stream: number) => {
    // What an object stream holds can only be found over a cross-reference stream.
    const inside =
      table === 'stream'
        ? objects.filter(([number]) =>
            number === 9 ? wrapping.action === 'packed' : wrapping.catalogue === 'packed',
          )
        : []
    for (const [number, text] of objects)
      if (!inside.some(([one]) => one === number)) writer.object(number, text)
    if (inside.length > 0) writer.objectStream(stream, inside, packed)
  }
  lies()
  writer.object(2, '<< /Type /Pages /Kids [ 3 0 R ] /Count 1 >>')
  writer.stream(4, '', Buffer.from(CONTENT), {
    filters: fakes.includes('content') ? wrapping.filters : [],
    keyword: 'stream\n',
  })
  writer.object(5, '<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>')
  writeChanging(changing, 30)
  if (pick(2) === 0) lies()
  const end = {
    table: table === 'broken' ? 'table' : table,
    startxref: table === 'broken' ? 7 + pick(200) : undefined,
    after: '',
  } as const
  writer.end(update === 'none' ? { ...end, after: AFTER[wrapping.after] } : end)
  if (update === 'adds')
    writeChanging([[1, catalogueOf(action)], [3, pageOf(action)], ...actionObjects(action)], 31)
  if (update === 'covers') writer.object(6, '<< /Title (second) >>')
  // An older state comes back: the newer one stays in the file, and no table leads to it.
  if (update === 'back') {
    writeChanging(
      [
        [1, catalogueOf(undefined)],
        [3, pageOf(undefined)],
      ],
      31,
    )
    writer.end(end)
    writeChanging(changing, 32)
  }
  if (update !== 'none') writer.end({ ...end, after: AFTER[wrapping.after] })
  return writer.bytes()
}
