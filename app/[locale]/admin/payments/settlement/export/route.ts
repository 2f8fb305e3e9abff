import type { NextRequest } from 'next/server'
import { requirePermission } from '@/lib/access/require'
import { recordAudit } from '@/lib/audit/audit'
import { kuwaitDay, now } from '@/lib/core/clock'
import { db } from '@/lib/db/client'
import { settlement, settlementEntries } from '@/lib/payments/settlement'
import { unallocatedCaptures } from '@/lib/payments/unallocated-captures'
import { csvOf, xlsxOf } from '@/lib/payments/settlement-export'
import { readSettlementDay } from '../../hrefs'
import { gapSheet, receiptSheet, totalsSheet } from './sheets'

const TYPES = {
  csv: 'text/csv; charset=utf-8',
  xlsx: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
} as const

/**
 * A day's settlement as a file: CSV with every receipt and what is not counted, XLSX with the totals before
 * them. Audited: it leaves the portal.
 */
export async function GET(
  request: NextRequest,
  { params }: { params: Promise<{ locale: string }> },
): Promise<Response> {
  const actor = await requirePermission('payments.oversee')
  const [query, at, locale] = [
    request.nextUrl.searchParams,
    await now(),
    (await params).locale === 'en' ? 'en' : 'ar',
  ]
  const [day, format] = [
    readSettlementDay(query.get('day'), kuwaitDay(at)),
    query.get('format') === 'xlsx' ? ('xlsx' as const) : ('csv' as const),
  ]
  const found = await settlement(actor, day)
  const receipts = await receiptSheet(
    await settlementEntries(actor, day, locale),
    await unallocatedCaptures(actor, day),
    format === 'csv' ? found.gaps : [],
  )
  const sheets = [
    await totalsSheet(found, locale),
    ...(found.gaps.length > 0 ? [await gapSheet(found)] : []),
    receipts,
  ]
  const body = format === 'csv' ? csvOf(receipts) : await xlsxOf(sheets, locale)
  await recordAudit(db, actor, at, {
    event: 'settlement.exported',
    details: { day, format, rows: receipts.rows.length },
  })
  return new Response(typeof body === 'string' ? body : new Uint8Array(body), {
    headers: {
      'content-type': TYPES[format],
      'content-disposition': `attachment; filename="settlement-${day}.${format}"`,
      'cache-control': 'no-store',
    },
  })
}
