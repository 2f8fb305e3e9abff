import { fileTypeFromBuffer } from 'file-type'
import { fail, ok, type Result } from '@/lib/core/result'
import { extensionOf } from './file-name'
import { inspectJpeg, inspectPng } from './inspect-image'
import { inspectPdf } from './inspect-pdf'
import { MAX_FILE_BYTES, MEDIA_TYPES, type MediaType } from './types'

const inspectors: Record<MediaType, (bytes: Buffer) => Result | Promise<Result>> = {
  'application/pdf': inspectPdf, 'image/jpeg': inspectJpeg, 'image/png': inspectPng,
}

const isMediaType = (mime: string | undefined): mime is MediaType => mime !== undefined && mime in MEDIA_TYPES

/**
 * Whether a file may be kept: PDF, JPEG or PNG by its content, with an extension that agrees, whole, to 10 MB, without
 * active content, encryption or a picture that unfolds too large.
 * @param fileName as the browser gave it; its type is not believed
 * @returns the media type by content; problems `fileEmpty`, `fileTooLarge`, `fileType`, `fileExtension`, `fileDamaged`,
 *   `fileTooManyPixels`, `pdfEncrypted`, `pdfActive`, `pdfUnreadable`
 */
export async function inspectFile(bytes: Buffer, fileName: string): Promise<Result<MediaType>> {
  if (bytes.length === 0) return fail('fileEmpty', 'file')
  if (bytes.length > MAX_FILE_BYTES) return fail('fileTooLarge', 'file')
  const found = await fileTypeFromBuffer(bytes).catch(() => undefined)
  if (!isMediaType(found?.mime)) return fail('fileType', 'file')
  if (!(MEDIA_TYPES[found.mime] as readonly string[]).includes(extensionOf(fileName))) return fail('fileExtension', 'file')
  const inspected = await inspectors[found.mime](bytes)
  return inspected.ok ? ok(found.mime) : inspected
}
