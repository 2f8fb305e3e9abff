import { fileTypeFromBuffer } from 'file-type'
import { fail, ok, type Result } from '@/lib/core/result'
import { holdsArchive, holdsPage } from './another-file'
import { extensionOf } from './file-name'
import { inspectJpeg, inspectPng } from './inspect-image'
import { inspectPdf } from './inspect-pdf'
import { findPdfHeader } from './find-pdf-header'
import { MAX_FILE_BYTES, MEDIA_TYPES, type MediaType } from './types'

const inspectors: Record<MediaType, (bytes: Buffer) => Result | Promise<Result>> = {
  'application/pdf': inspectPdf,
  'image/jpeg': inspectJpeg,
  'image/png': inspectPng,
}

const isMediaType = (mime: string | undefined): mime is MediaType => mime !== undefined && mime in MEDIA_TYPES

/**
 * What telephones save instead of JPEG (ISO/IEC 23008-12): told by name, since people can have their
 * telephone save it otherwise.
 */
const HEIC_TYPES = new Set([
  'image/heic',
  'image/heif',
  'image/heic-sequence',
  'image/heif-sequence',
  'image/avif',
])

/**
 * The type by content. A PDF may stand behind a byte order mark or a blank line; every reader passes over it.
 */
async function contentType(bytes: Buffer): Promise<string | undefined> {
  if (findPdfHeader(bytes) !== undefined) return 'application/pdf'
  const mime = (await fileTypeFromBuffer(bytes).catch(() => undefined))?.mime
  // An animated PNG is a PNG: whoever knows no animation shows its first picture.
  return mime === 'image/apng' ? 'image/png' : mime
}

/**
 * Whether a file may be kept: PDF, JPEG or PNG by its content, with an extension that agrees or none, whole,
 * to 10 MB, without what acts or reaches outside, a password, an archive beside it or a picture that unfolds
 * too large. What is kept is kept byte for byte.
 * @param fileName as the browser gave it; its type is not believed
 * @returns the media type by content; problems `fileEmpty`, `fileTooLarge`, `fileType`, `fileHeic`,
 * `fileExtension`, `fileTwoKinds`, `fileDamaged`, `fileUnreadable`,
 *   `fileTooManyPixels`, `pdfEncrypted`, `pdfActive`, `pdfUnreadable`
 */
export async function inspectFile(bytes: Buffer, fileName: string): Promise<Result<MediaType>> {
  if (bytes.length === 0) return fail('fileEmpty', 'file')
  if (bytes.length > MAX_FILE_BYTES) return fail('fileTooLarge', 'file')
  const found = await contentType(bytes)
  if (found && HEIC_TYPES.has(found)) return fail('fileHeic', 'file')
  if (!isMediaType(found)) return fail('fileType', 'file')
  const extension = extensionOf(fileName)
  if (extension !== '' && !(MEDIA_TYPES[found] as readonly string[]).includes(extension))
    return fail('fileExtension', 'file')
  if (holdsArchive(bytes) || (found !== 'application/pdf' && holdsPage(bytes)))
    return fail('fileTwoKinds', 'file')
  const inspected = await inspectors[found](bytes)
  return inspected.ok ? ok(found) : inspected
}
