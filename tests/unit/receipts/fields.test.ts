import { createTranslator } from 'use-intl/core'
import { receiptFields } from '@/lib/receipts/fields'
import type { ShownReceipt } from '@/lib/receipts/queries'
import ar from '@/messages/ar.json'
import en from '@/messages/en.json'

const receipt = {
  id: 'r',
  number: 'CR/57709/KWI26',
  verifyCode: 'XKQ2T9ABCD01MN7Z',
  amountFils: 52_500,
  refundedFils: 0,
  issuedAt: new Date(0),
  status: 'PAID',
  paymentRequestId: 'p',
  attemptId: 'a',
  details: {
    requestNumber: 'PR/1/26',
    reference: '1',
    origin: 'DECLARATION',
    type: 'FEES',
    payer: { kind: 'TRADER', customsCode: 'T1', nameAr: 'شركة', nameEn: 'Company' },
    customsAccount: { code: 'FEES', nameAr: 'رسوم', nameEn: 'Fees' },
    lines: [],
    trackId: 'AbCdEfGhJkLmNpQrStUvWxYz',
    paymentId: '100202632805708612',
    tranId: '202632812345678',
    ref: '632810000196',
    auth: 'B85727',
    paidAt: '2026-11-24T10:57:00.000Z',
  },
} satisfies ShownReceipt

test.each(['ar', 'en'] as const)(
  'a receipt in %s says what KNET asks for: date and time, result, amount, payment id, track id, transaction id, reference, authorisation',
  (locale) => {
    const t = createTranslator({
      locale,
      messages: locale === 'ar' ? ar : en,
      namespace: 'receipts',
    }) as unknown as (key: string) => string
    const fields = Object.fromEntries(
      receiptFields(receipt, locale, t).map(({ key, label, value }) => [key, [label, value]]),
    )
    expect(fields).toMatchObject({
      paidAt: [expect.any(String), '24/11/2026 13:57:00'],
      amount: [expect.any(String), '52.500'],
      paymentId: [expect.any(String), '100202632805708612'],
      ref: [expect.any(String), '632810000196'],
      auth: [expect.any(String), 'B85727'],
      tranId: [locale === 'ar' ? 'رقم الحركة' : 'Transaction ID', '202632812345678'],
      trackId: [locale === 'ar' ? 'رقم التتبع' : 'Track ID', 'AbCdEfGhJkLmNpQrStUvWxYz'],
    })
    expect(fields.result![1]).toBe(t('results.PAID'))
  },
)
