import { kuwaitDay } from '@/lib/core/clock'
import { jsonResponse } from '@/lib/tariff/json-response'
import { findTariffPage, readAddress } from '@/lib/tariff/tree-query'

export const dynamic = 'force-dynamic'

/**
 * GET /api/v1/tariff/lines/{code}: a section, chapter, heading, subheading or national line
 * (docs/tariff-api.md).
 */
export async function GET(
  request: Request,
  { params }: { params: Promise<{ code: string }> },
): Promise<Response> {
  const code = readAddress((await params).code)
  return jsonResponse(request, 'tariff-lines', async (at) =>
    code ? findTariffPage(code, kuwaitDay(at)) : undefined,
  )
}
