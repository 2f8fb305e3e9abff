import type { Lock } from './lock'
import type { Filter } from './pack'
import { PaperWriter } from './paper-writer'

export type Parts = {
  catalogue?: string
  page?: string
  objects?: [number, string][]
  content?: string
  lock?: Lock
  before?: string
  header?: string
  after?: string
  trailer?: string
  table?: 'table' | 'stream' | 'none'
  startxref?: number
  filters?: Filter[]
}

/**
 * The objects of a paper of one page: 1 catalogue, 2 pages, 3 page, 4 content, 5 font; further ones begin at
 * 6.
 */
export function startPaper(parts: Parts = {}): PaperWriter {
  const writer = new PaperWriter({ before: parts.before, header: parts.header, lock: parts.lock })
  return writer
    .object(1, `<< /Type /Catalog /Pages 2 0 R ${parts.catalogue ?? ''} >>`)
    .object(2, '<< /Type /Pages /Kids [ 3 0 R ] /Count 1 >>')
    .object(
      3,
      `<< /Type /Page /Parent 2 0 R /MediaBox [ 0 0 595 842 ] /Contents 4 0 R /Resources << /Font << /F1 5 0 R >> >> ${parts.page ?? ''} >>`,
    )
    .stream(4, '', Buffer.from(parts.content ?? 'BT /F1 18 Tf 72 760 Td (Licence 12345) Tj ET', 'latin1'), {
      filters: parts.filters,
    })
    .object(5, '<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>')
}

export function plainPaper(parts: Parts = {}): Buffer {
  const writer = startPaper(parts)
  for (const [number, body] of parts.objects ?? []) writer.object(number, body)
  return writer
    .end({
      table: parts.table,
      trailer: `/Root 1 0 R ${parts.trailer ?? ''}`,
      startxref: parts.startxref,
      after: parts.after,
    })
    .bytes()
}

/** A stream object as text, for `objects`. */
export const streamText = (entries: string, content: string): string =>
  `<< ${entries} /Length ${Buffer.from(content, 'latin1').length} >>\nstream\n${content}\nendstream`
