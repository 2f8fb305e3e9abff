import { kuwaitDay } from '@/lib/core/clock'
import { jsonResponse } from '@/lib/tariff/json-response'
import { getRecentSettings } from '@/lib/settings/settings'
import { searchTariff, type SearchType } from '@/lib/tariff/search'

export const dynamic = 'force-dynamic'

const typeOf = (text: string | null): SearchType => (text === 'code' || text === 'words' ? text : 'any')

/** GET /api/v1/tariff/search?q=&type=&chapter= (docs/tariff-api.md). */
export async function GET(request: Request): Promise<Response> {
  const query = new URL(request.url).searchParams
  const chapter = query.get('chapter') ?? ''
  return jsonResponse(request, 'tariff-search', async (at) =>
    searchTariff({
      text: query.get('q') ?? '',
      type: typeOf(query.get('type')),
      chapter: /^\d{2}$/.test(chapter) ? chapter : undefined,
      day: kuwaitDay(at),
      learns: (await getRecentSettings()).tariffLearnsFromUse,
    }),
  )
}
