import { PdfName, type PdfDict, type PdfObject } from '@libpdf/core'
import { ACTING, isHarmlessAction, isHarmlessAddress, type Start } from './action-rules'
import { arraysOf, dictionariesOf, namesOf, type Resolve } from './object-table'

/**
 * Annotations that show marks and take a click or an entry; sounds, films, 3D and screens are not among them
 * (ISO 32000-2 §12.5.6).
 */
const ANNOTATIONS = new Set([
  'Text',
  'Link',
  'FreeText',
  'Line',
  'Square',
  'Circle',
  'Polygon',
  'PolyLine',
  'Highlight',
  'Underline',
  'Squiggly',
  'StrikeOut',
  'Caret',
  'Stamp',
  'Ink',
  'Popup',
  'Widget',
  'PrinterMark',
  'TrapNet',
  'Watermark',
  'Redact',
  'FileAttachment',
  'Projection',
])
/**
 * Lists that a catalogue's `Names` may hold; a list of scripts, renditions or presentations only when it is
 * empty.
 */
const NAME_LISTS = new Set(['Dests', 'AP', 'Pages', 'Templates', 'IDS', 'URLS', 'EmbeddedFiles'])
/** Entries that bring a paper to act, by any value but null or an empty list. */
const ACTING_ENTRIES = [
  'XFA',
  'JavaScript',
  'Renditions',
  'AlternatePresentations',
  'RichMediaContent',
  'RichMediaSettings',
  'OnInstantiate',
  '3DD',
  'Navigator',
]
const ACTING_TYPES = new Set([
  'Rendition',
  'RichMediaContent',
  'RichMediaSettings',
  'RichMediaInstance',
  'SlideShow',
  '3D',
])

/** Nothing there: null, or a list without entries (some writers leave an empty list of scripts behind). */
function isEmpty(value: PdfObject, resolve: Resolve): boolean {
  if (value.type === 'array') return value.length === 0
  if (value.type !== 'dict') return value.type === 'null'
  return [...(value as PdfDict)].every(
    ([{ value: key }, inside]) =>
      key === 'Limits' ||
      (['Names', 'Kids'].includes(key) && resolve(inside).every((one) => isEmpty(one, resolve))),
  )
}

/** Present in the file, and not known to hold nothing: what cannot be found cannot be judged. */
const holdsSomething = (value: PdfObject | undefined, resolve: Resolve) =>
  value !== undefined &&
  (value.type === 'ref' && resolve(value).length === 0
    ? true
    : resolve(value).some((one) => !isEmpty(one, resolve)))

const startsHarmlessly = (values: PdfObject[], start: Start, resolve: Resolve) =>
  dictionariesOf(values).every((one) => isHarmlessAction(one, start, resolve))

function hasHarmlessActions(dictionary: PdfDict, resolve: Resolve): boolean {
  const opening = dictionary.get('OpenAction')
  if (
    opening &&
    (!startsHarmlessly(resolve(opening), 'opening', resolve) ||
      (opening.type === 'ref' && resolve(opening).length === 0))
  )
    return false
  for (const triggers of dictionariesOf(resolve(dictionary.get('AA')))) {
    for (const [, action] of triggers)
      if (!startsHarmlessly(resolve(action), 'opening', resolve)) return false
  }
  // Attributes of structure elements stand at `A` as well: they are no actions, and have no kind.
  for (const key of ['A', 'PA']) {
    const actions = resolve(dictionary.get(key)).flatMap((one) =>
      one.type === 'array' ? [...one].flatMap((inside) => resolve(inside)) : [one],
    )
    if (!startsHarmlessly(actions, 'click', resolve)) return false
  }
  return startsHarmlessly(resolve(dictionary.get('NA')), 'opening', resolve)
}

function isHarmlessAnnotation(dictionary: PdfDict, resolve: Resolve): boolean {
  const kinds = namesOf(resolve(dictionary.get('Subtype')))
  if (!kinds.every((kind) => ANNOTATIONS.has(kind))) return false
  // A file that is attached lies in the paper; the address of one elsewhere does not count as attached.
  return (
    !kinds.includes('FileAttachment') ||
    dictionariesOf(resolve(dictionary.get('FS'))).every((file) => file.has('EF'))
  )
}

function keepsToItself(dictionary: PdfDict, isStream: boolean, resolve: Resolve): boolean {
  const types = namesOf(resolve(dictionary.get('Type')))
  // A stream's data in another file. Some writers shorten `Filter` to `F`.
  const isFilter = (one: PdfObject) =>
    one instanceof PdfName || (one.type === 'array' && [...one].every((inside) => inside instanceof PdfName))
  const elsewhere = !resolve(dictionary.get('F')).every(isFilter)
  if (isStream && elsewhere) return false
  // Further files of an embedded one.
  if (dictionary.has('EF') && holdsSomething(dictionary.get('RF'), resolve)) return false
  if (namesOf(resolve(dictionary.get('FS'))).includes('URL')) return false
  // A page of another file, drawn into this one; a program for a printer.
  if (dictionariesOf(resolve(dictionary.get('Ref'))).some((one) => one.has('F'))) return false
  if (
    types.includes('XObject') &&
    namesOf([...resolve(dictionary.get('Subtype')), ...resolve(dictionary.get('Subtype2'))]).includes('PS')
  )
    return false
  for (const address of [
    ...resolve(dictionary.get('URI')),
    ...dictionariesOf(resolve(dictionary.get('URI'))).flatMap((one) => resolve(one.get('Base'))),
  ]) {
    if (address.type === 'string' && !isHarmlessAddress(address.asString())) return false
  }
  return true
}

/**
 * Whether a dictionary, wherever it stands, neither acts nor reaches outside the paper. Files inside are
 * judged by `embeddedIn`.
 */
export function isHarmlessDictionary(dictionary: PdfDict, isStream: boolean, resolve: Resolve): boolean {
  const types = namesOf(resolve(dictionary.get('Type')))
  if (namesOf(resolve(dictionary.get('S'))).some((kind) => ACTING.has(kind))) return false
  if (types.some((type) => ACTING_TYPES.has(type))) return false
  if (ACTING_ENTRIES.some((entry) => holdsSomething(dictionary.get(entry), resolve))) return false
  if (types.includes('Action') && !isHarmlessAction(dictionary, 'click', resolve)) return false
  for (const lists of dictionariesOf(resolve(dictionary.get('Names')))) {
    for (const [key, list] of lists)
      if (!NAME_LISTS.has(key.value) && holdsSomething(list, resolve)) return false
  }
  const isAnnotation = types.includes('Annot') || (dictionary.has('Rect') && dictionary.has('Subtype'))
  const annotations = arraysOf(resolve(dictionary.get('Annots'))).flatMap((list) =>
    [...list].flatMap((one) => dictionariesOf(resolve(one))),
  )
  return (
    [...annotations, ...(isAnnotation ? [dictionary] : [])].every((one) =>
      isHarmlessAnnotation(one, resolve),
    ) &&
    hasHarmlessActions(dictionary, resolve) &&
    keepsToItself(dictionary, isStream, resolve)
  )
}

/** The streams of embedded files that a dictionary is, or names. */
export function embeddedIn(dictionary: PdfDict, resolve: Resolve): PdfObject[] {
  const own = namesOf(resolve(dictionary.get('Type'))).includes('EmbeddedFile') ? [dictionary] : []
  return [
    ...own,
    ...dictionariesOf(resolve(dictionary.get('EF'))).flatMap((files) =>
      [...files].flatMap(([, file]) => resolve(file)),
    ),
  ]
}
