import { receiveUpload } from '@/lib/documents/receive-upload'
import { requestTypes } from '@/lib/request-types'

export const dynamic = 'force-dynamic'

/**
 * Takes one document of a request: not a server action, whose body limit would end the upload (see
 * receive-upload).
 */
export async function POST(request: Request): Promise<Response> {
  return receiveUpload(request, requestTypes)
}
