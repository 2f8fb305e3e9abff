import { formatFils } from '@/lib/core/money'
import { formatMoment } from '@/lib/i18n/format'
import type { ShownReceipt } from './queries'

/** A value of a receipt: a code, amount or time that is read left to right, or words. */
export type ReceiptField = { key: string; label: string; value: string; kind: 'code' | 'text' }

type Translate = (key: string) => string

/**
 * The fields of a receipt in the guide's order (§5.6): its eleven, «paid by» of the screenshot, the numbers
 * of the request, and the two that KNET asks for beside them (knet.md §8). What a receipt does not have is
 * left out.
 * @param t words of the namespace `receipts`
 */
export function receiptFields(receipt: ShownReceipt, locale: string, t: Translate): ReceiptField[] {
  const { details } = receipt
  const name = (of: { nameAr: string; nameEn: string }) =>
    locale === 'ar' ? of.nameAr || of.nameEn : of.nameEn || of.nameAr
  const field = (
    key: string,
    value: string | undefined,
    kind: ReceiptField['kind'] = 'code',
  ): ReceiptField[] => (value ? [{ key, label: t(`fields.${key}`), value, kind }] : [])
  return [
    ...field('paymentType', t('values.electronic'), 'text'),
    ...field('temporaryNumber', details.temporaryNumber),
    ...field('finalNumber', details.finalNumber),
    ...field('deliveryOrder', details.deliveryOrder),
    ...field('requestNumber', details.requestNumber),
    ...field('result', t(`results.${receipt.status}`), 'text'),
    ...field('method', t('values.gateway'), 'text'),
    ...field('amount', formatFils(receipt.amountFils)),
    ...field('refunded', receipt.refundedFils > 0 ? formatFils(receipt.refundedFils) : undefined),
    ...field('paymentId', details.paymentId),
    ...field('receiptNumber', receipt.number),
    ...field('paidBy', `${t(`parties.${details.payer.kind}`)} / ${name(details.payer)}`, 'text'),
    ...field('paidAt', formatMoment(new Date(details.paidAt))),
    ...field('auth', details.auth),
    ...field('ref', details.ref),
    ...field('tranId', details.tranId),
    ...field('trackId', details.trackId),
    ...field('accountType', name(details.customsAccount), 'text'),
  ]
}

/**
 * The public address that a receipt's QR code carries: without a language.
 * @param origin SITE_URL, never a request's Host
 */
export const verifyAddress = (origin: string, code: string): string =>
  `${origin.replace(/\/$/, '')}/verify/${code}`
