import { jsonResponse } from '@/lib/tariff/json-response'
import { dotted } from '@/lib/tariff/read-code'
import { suggest } from '@/lib/tariff/suggest'

export const dynamic = 'force-dynamic'

/** GET /api/v1/tariff/suggestions?q=&lang=ar|en: what to show below the search's box (docs/tariff-api.md). */
export async function GET(request: Request): Promise<Response> {
  const query = new URL(request.url).searchParams
  const lang = query.get('lang') === 'en' ? 'en' : 'ar'
  return jsonResponse(request, 'tariff-suggestions', async () => ({
    suggestions: (await suggest(query.get('q') ?? '')).map(({ code, textAr, textEn }) => ({
      code,
      shown: dotted(code),
      text: lang === 'ar' ? textAr : textEn,
      href: `/${lang}/tariff/${code}`,
    })),
  }))
}
