import { actingBy } from '@/lib/access/permissions'
import { defineHandler, type HandlerCall } from '@/lib/actions/define-handler'
import { refuseDownload } from '@/lib/activity/refuse-download'
import { recordAudit } from '@/lib/audit/audit'
import { kuwaitDay } from '@/lib/core/clock'
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

async function settlementFile(
  { request, actor: caller, at }: HandlerCall,
  locale: 'ar' | 'en',
): Promise<Response> {
  const [query, actor] = [new URL(request.url).searchParams, actingBy(caller, 'payments.oversee')]
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

const download = defineHandler<[locale: string]>({
  name: 'settlement.export',
  permission: 'payments.oversee',
  refuse: refuseDownload('payments.oversee'),
  run: (call, locale) => settlementFile(call, locale === 'en' ? 'en' : 'ar'),
})

/**
 * A day's settlement as a file: CSV with every receipt and what is not counted, XLSX with the totals before
 * them. Audited: it leaves the portal.
 */
export async function GET(
  request: Request,
  { params }: { params: Promise<{ locale: string }> },
): Promise<Response> {
  return download(request, (await params).locale)
}
