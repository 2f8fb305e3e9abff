import { serveReceiptPdf } from '@/lib/receipts/serve-receipt-pdf'

export const dynamic = 'force-dynamic'

/** A receipt as a PDF, to whoever may see its payment request. */
export async function GET(
  request: Request,
  { params }: { params: Promise<{ id: string }> },
): Promise<Response> {
  return serveReceiptPdf(request, (await params).id)
}
