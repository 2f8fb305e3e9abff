import { receiveTariff } from '@/lib/tariff/import/receive-tariff'

export const dynamic = 'force-dynamic'

/** Takes a file of the national tariff: not a server action, whose body ends at a megabyte. */
export async function POST(request: Request): Promise<Response> {
  return receiveTariff(request)
}
