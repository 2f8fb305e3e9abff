import { ReceiptCategory } from '@/lib/db/generated/enums'
import { renderReceiptPdf } from '@/lib/receipts/pdf/render-receipt-pdf'
import type { ShownReceipt } from '@/lib/receipts/queries'

// Run in a plain Node process: the renderer's modules are not for Jest. Prints the files as JSON, base64.

const categories = Object.values(ReceiptCategory)
const receipt: ShownReceipt = {
  id: 'r',
  number: 'CR/57709/KWI26',
  verifyCode: 'XKQ2T9ABCD01MN7Z',
  amountFils: 1_250_755,
  refundedFils: 0,
  issuedAt: new Date('2026-11-24T10:57:00Z'),
  status: 'PAID',
  paymentRequestId: 'p',
  attemptId: 'a',
  details: {
    requestNumber: 'PR/66120/26',
    reference: '66120',
    origin: 'DECLARATION',
    type: 'FEES',
    temporaryNumber: 'TIM/94477/KWI26',
    finalNumber: 'IM/88123/KWI26',
    deliveryOrder: 'DO/8812/KWI26',
    payer: {
      kind: 'TRADER',
      customsCode: 'T1',
      nameAr: 'شركة الأفق للتجارة العامة والمقاولات ذ.م.م',
      nameEn: 'Al Ofuq General Trading & Contracting Co. W.L.L.',
    },
    customsAccount: { code: 'FEES', nameAr: 'رسوم جمركية', nameEn: 'Customs fees' },
    lines: categories.map((category, index) => ({
      category,
      amountFils: index === 0 ? 1_250_755 - 7 * 2_500 : 2_500,
    })),
    trackId: 'AbCdEfGhJkLmNpQrStUvWxYz',
    paymentId: '100202632805708612',
    tranId: '202632812345678',
    ref: '632810000196',
    auth: 'B85727',
    paidAt: '2026-11-24T10:57:00.000Z',
  },
}
const long: ShownReceipt = {
  ...receipt,
  status: 'PARTLY_REFUNDED',
  refundedFils: 500_000,
  amountFils: 2_147_483_647,
  details: {
    ...receipt.details,
    payer: {
      ...receipt.details.payer,
      nameAr: `${'شركة الأفق للتجارة العامة والمقاولات '.repeat(8)}Ofuq Holding`,
      nameEn: 'Al Ofuq General Trading '.repeat(12),
    },
  },
}

const at = new Date('2026-11-24T11:00:00Z')
const files: Record<string, string> = {}
for (const [name, sample] of Object.entries({ receipt, long })) {
  for (const language of ['ar', 'en'] as const) {
    files[`${name}-${language}`] = (
      await renderReceiptPdf({ receipt: sample, language, origin: 'https://portal.example', at })
    ).toString('base64')
  }
}
process.stdout.write(JSON.stringify(files))
