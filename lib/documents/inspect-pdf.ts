import type { PdfDict, PdfObject } from '@libpdf/core'
import { fail, ok, type Result } from '@/lib/core/result'
import { Budget, TooMuchWork } from './pdf/budget'
import { embeddedIn, isHarmlessDictionary } from './pdf/dictionary-rules'
import { isDataInXml } from './pdf/data-in-xml'
import { findObjects } from './pdf/find-objects'
import { dictionariesOf, type FoundObjects } from './pdf/found-objects'
import { openObjectStreams } from './pdf/open-object-streams'
import { reachObjects } from './pdf/reach-objects'
import { unlockAll, type Unlocked } from './pdf/unlock-all'
import { contentsOf } from './pdf/contents-of'
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
const isPaper = ({ dictionaries, resolve }: FoundObjects) =>
  dictionaries.some((one) => dictionariesOf(resolve(one.get('Pages'))).some((pages) => pages.has('Kids')))

async function embedsOnlyData(
  found: FoundObjects,
  budget: Budget,
  decrypt?: Unlocked['decryptStream'],
): Promise<boolean> {
  const files = new Set<PdfObject>(found.dictionaries.flatMap((one) => embeddedIn(one, found.resolve)))
  for (const file of files) {
    const stream = found.streams.get(file as PdfDict)
    if (!stream || !(await contentsOf(stream, found.resolve, budget, decrypt)).some(isDataInXml)) return false
  }
  return true
}

/** Judges one reading: as it stands, or with the strings and streams of one way of encryption undone. */
async function inspectReading(
  found: FoundObjects,
  budget: Budget,
  way?: Unlocked,
): Promise<{ problem?: string; opened: Map<number, boolean> }> {
  const opened = await openObjectStreams(found, budget, way?.decryptStream)
  if (!found.dictionaries.every((one) => isHarmlessDictionary(one, found.streams.has(one), found.resolve)))
    return { problem: 'pdfActive', opened }
  if (!(await embedsOnlyData(found, budget, way?.decryptStream))) return { problem: 'pdfActive', opened }
  return { problem: isPaper(found) ? undefined : 'fileDamaged', opened }
}

async function inspectObjects(bytes: Buffer): Promise<Result> {
  const budget = new Budget()
  const plain = findObjects(bytes, budget)
  const ways = await unlockAll(plain)
  if (!ways) return fail('pdfEncrypted', 'file')
  const readable = new Map<number, boolean>()
  let found = plain
  for (const way of ways.length > 0 ? ways : [undefined]) {
    if (way) found = findObjects(bytes, budget, way.decryptString)
    const { problem, opened } = await inspectReading(found, budget, way)
    if (problem) return fail(problem, 'file')
    for (const [at, read] of opened) readable.set(at, read || readable.get(at) === true)
  }
  // Objects that only some other reader can unpack may be anything.
  if ([...readable.values()].includes(false)) return fail('pdfUnreadable', 'file')
  const reached = await reachObjects(bytes, budget, found.resolve)
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
