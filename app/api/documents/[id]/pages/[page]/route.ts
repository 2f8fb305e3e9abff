import { serveDocumentPage } from '@/lib/documents/serve-document'
import { requestTypes } from '@/lib/request-types'

export const dynamic = 'force-dynamic'

/** The picture of one page of a document, from 1, to whoever may see its request. */
export async function GET(
  request: Request,
  { params }: { params: Promise<{ id: string; page: string }> },
): Promise<Response> {
  const { id, page } = await params
  return serveDocumentPage(request, requestTypes, id, page)
}
