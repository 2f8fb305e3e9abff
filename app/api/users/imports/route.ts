import { receiveImport } from '@/lib/users/import/receive-import'

export const dynamic = 'force-dynamic'

/** Takes a file of users to invite, for its preview. */
export async function POST(request: Request): Promise<Response> {
  return receiveImport(request)
}
