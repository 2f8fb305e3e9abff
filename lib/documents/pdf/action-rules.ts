import type { PdfDict } from '@libpdf/core'
import { dictionariesOf, namesOf, type Resolve } from './object-table'

/**
 * Kinds of action (ISO 32000-2 §12.6.4) that only move about in the paper itself, or change how it is shown.
 */
const HARMLESS = new Set(['GoTo', 'GoToDp', 'Named', 'SetOCGState', 'Trans', 'NOP'])
/** These wait for a reader's click, and tell him where they lead. */
const CLICKED = new Set([...HARMLESS, 'URI', 'Hide', 'ResetForm', 'Thread'])
/** Menu commands that a paper may name; readers know others, which save, send or quit. */
const COMMANDS = new Set([
  'NextPage',
  'PrevPage',
  'FirstPage',
  'LastPage',
  'GoBack',
  'GoForward',
  'GoToPage',
  'Find',
  'FindAgain',
  'Print',
  'PrintDialog',
  'FullScreen',
  'FitPage',
  'FitWidth',
  'FitVisible',
  'ActualSize',
  'ZoomTo',
  'SinglePage',
  'OneColumn',
  'TwoColumns',
  'ShowHideBookmarks',
  'ShowHideThumbnails',
])
/**
 * Kinds that act or reach outside: refused wherever a dictionary has one, whether or not anything leads to
 * it.
 */
export const ACTING = new Set([
  'JavaScript',
  'Launch',
  'SubmitForm',
  'ImportData',
  'GoToR',
  'GoToE',
  'Rendition',
  'Movie',
  'Sound',
  'RichMediaExecute',
  'GoTo3DView',
])

const FORBIDDEN_SCHEME =
  /^(?:javascript|vbscript|livescript|mocha|data|blob|smb|cifs|ldap|ms-[\w.-]+|search-ms|search|shell|jar|mk|res|mhtml|view-source|ftp\+file)\s*:/
/** `\\host\share` and its spellings: a reader that follows it shows the user's password hash to that host. */
const OTHER_HOST = /^(?:file:)?[\\/]{2,}(?![\\/])[^\\/]/

/** Whether a link may stand in a paper: addresses of the web and of mail, and whatever no program runs. */
export function isHarmlessAddress(address: string): boolean {
  const plain = address.replace(/[\u0000-\u0020\u007f-\u00a0\u200b-\u200f\ufeff]/g, '').toLowerCase()
  if (FORBIDDEN_SCHEME.test(plain)) return false
  if (/^file:\/\/\/(?![\\/])/.test(plain) || plain.startsWith('//')) return true
  return !OTHER_HOST.test(plain)
}

/** What starts an action: opening the paper or moving about in it, or a reader's click. */
export type Start = 'opening' | 'click'

/**
 * Whether an action, with those that follow it, may stand in a paper. What is not known to be harmless may
 * not.
 */
export function isHarmlessAction(action: PdfDict, start: Start, resolve: Resolve, depth = 0): boolean {
  if (depth > 40) return false
  const kinds = namesOf(resolve(action.get('S')))
  const known = start === 'click' ? CLICKED : HARMLESS
  if (!kinds.every((kind) => known.has(kind))) return false
  if (kinds.length === 0 && action.has('S')) return false
  if (kinds.includes('Named') && !namesOf(resolve(action.get('N'))).every((command) => COMMANDS.has(command)))
    return false
  // A thread, and a destination, of another file.
  if (kinds.some((kind) => kind === 'Thread' || kind === 'GoTo') && resolve(action.get('F')).length > 0)
    return false
  return resolve(action.get('Next'))
    .flatMap((next) => (next.type === 'array' ? [...next].flatMap((one) => resolve(one)) : [next]))
    .every((next) => dictionariesOf([next]).every((one) => isHarmlessAction(one, start, resolve, depth + 1)))
}
