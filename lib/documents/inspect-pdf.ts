import type { PdfDict, PdfObject } from '@libpdf/core'
import { fail, ok, type Result } from '@/lib/core/result'
import { WorkBudget, TooMuchWork } from './pdf/work-budget'
import { embeddedIn, isHarmlessDictionary } from './pdf/dictionary-rules'
import { isXmlData } from './pdf/is-xml-data'
import { scanObjects } from './pdf/scan-objects'
import { dictionariesOf, type ObjectTable } from './pdf/object-table'
import { openObjectStreams } from './pdf/open-object-streams'
import { findReachableObjects } from './pdf/find-reachable-objects'
import { unlockEncryptions, type Unlocked } from './pdf/unlock-encryptions'
import { streamContents } from './pdf/stream-contents'
import { findPdfHeader } from './find-pdf-header'

/**
 * Whether the end has come: an end mark, and no object behind it. A linearised paper has one end mark near
 * its beginning, too.
 */
function hasEnd(bytes: Buffer): boolean {
  const end = bytes.lastIndexOf('%%EOF')
  if (end < 0 || /\d[\s\0]+\d+[\s\0]+obj\b/.test(bytes.toString('latin1', end))) return false
  const length = /\/Linearized\b[^>]*?\/L\s+(\d+)/.exec(bytes.toString('latin1', 0, 2048))
  return !length || Number(length[1]) <= bytes.length
}

/** Whether there are pages to show. A catalogue is known by them: `Type` may be missing. */
const isPaper = ({ dictionaries, resolve }: ObjectTable) =>
  dictionaries.some((one) => dictionariesOf(resolve(one.get('Pages'))).some((pages) => pages.has('Kids')))

async function embedsOnlyData(
  found: ObjectTable,
  budget: WorkBudget,
  decrypt?: Unlocked['decryptStream'],
): Promise<boolean> {
  const files = new Set<PdfObject>(found.dictionaries.flatMap((one) => embeddedIn(one, found.resolve)))
  for (const file of files) {
    const stream = found.streams.get(file as PdfDict)
    if (!stream || !(await streamContents(stream, found.resolve, budget, decrypt)).some(isXmlData))
      return false
  }
  return true
}

/** Judges one reading: as it stands, or with the strings and streams of one encryption undone. */
async function inspectReading(
  found: ObjectTable,
  budget: WorkBudget,
  encryption?: Unlocked,
): Promise<{ problem?: string; opened: Map<number, boolean> }> {
  const opened = await openObjectStreams(found, budget, encryption?.decryptStream)
  if (!found.dictionaries.every((one) => isHarmlessDictionary(one, found.streams.has(one), found.resolve)))
    return { problem: 'pdfActive', opened }
  if (!(await embedsOnlyData(found, budget, encryption?.decryptStream)))
    return { problem: 'pdfActive', opened }
  return { problem: isPaper(found) ? undefined : 'fileDamaged', opened }
}

async function inspectObjects(bytes: Buffer): Promise<Result> {
  const budget = new WorkBudget()
  const plain = scanObjects(bytes, budget)
  const encryptions = await unlockEncryptions(plain)
  if (!encryptions) return fail('pdfEncrypted', 'file')
  const readable = new Map<number, boolean>()
  let found = plain
  for (const encryption of encryptions.length > 0 ? encryptions : [undefined]) {
    if (encryption) found = scanObjects(bytes, budget, encryption.decryptString)
    const { problem, opened } = await inspectReading(found, budget, encryption)
    if (problem) return fail(problem, 'file')
    for (const [at, read] of opened) readable.set(at, read || readable.get(at) === true)
  }
  // Objects that only some other reader can unpack may be anything.
  if ([...readable.values()].includes(false)) return fail('pdfUnreadable', 'file')
  const reached = await findReachableObjects(bytes, budget, found.resolve)
  if (
    reached &&
    !reached.dictionaries.every((one) => isHarmlessDictionary(one, one.type === 'stream', reached.resolve))
  )
    return fail('pdfActive', 'file')
  return ok()
}

/**
 * Refuses a PDF that is cut off, asks for a password, acts or reaches outside. It is read twice: from its
 * trailer with the kept parser, and at every place where an object may begin; what either finds must be known
 * to be harmless (decision 017). Never more than 10 s and 3,000 unpacked streams; pure, so that it can run in
 * a process of its own.
 * @returns problems `fileType`, `fileDamaged`, `pdfEncrypted`, `pdfActive`, `pdfUnreadable`
 */
export async function inspectPdf(bytes: Buffer): Promise<Result> {
  if (findPdfHeader(bytes) === undefined) return fail('fileType', 'file')
  if (!hasEnd(bytes)) return fail('fileDamaged', 'file')
  try {
    return await inspectObjects(bytes)
  } catch (error) {
    if (error instanceof TooMuchWork) return fail('pdfUnreadable', 'file')
    throw error
  }
}
