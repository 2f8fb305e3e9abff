import { officerCodes } from '@/lib/auth/officer-codes'
import { devNotFound, hasDevPages } from '@/lib/http/dev-page'

export const dynamic = 'force-dynamic'

/** The officers' present codes for programs; `?email=` for one. */
export async function GET(request: Request): Promise<Response> {
  if (!hasDevPages()) return devNotFound()
  const email = new URL(request.url).searchParams.get('email')
  const codes = (await officerCodes()).filter((row) => !email || row.email === email)
  return Response.json({ codes }, { headers: { 'cache-control': 'no-store' } })
}
