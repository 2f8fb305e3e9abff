import { serveDocument } from '@/lib/documents/serve-document'
import { requestTypes } from '@/lib/request-types'

export const dynamic = 'force-dynamic'

/** The bytes of one document, to whoever may see its request. */
export async function GET(
  request: Request,
  { params }: { params: Promise<{ id: string }> },
): Promise<Response> {
  return serveDocument(request, requestTypes, (await params).id)
}
