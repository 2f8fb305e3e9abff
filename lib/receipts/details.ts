import { z } from 'zod'
import { PaymentOrigin, PaymentType, PartyKind, ReceiptCategory } from '@/lib/db/generated/enums'

const text = z.string()
const optional = z.string().optional()

const schema = z.object({
  requestNumber: text,
  /** مرجع الدفع */
  reference: text,
  origin: z.enum(PaymentOrigin),
  type: z.enum(PaymentType),
  temporaryNumber: optional,
  finalNumber: optional,
  deliveryOrder: optional,
  /** Who owed and paid (تم الدفع عن طريق): «تاجر / …». */
  payer: z.object({ kind: z.enum(PartyKind), customsCode: text, nameAr: text, nameEn: text }),
  customsAccount: z.object({ code: text, nameAr: text, nameEn: text }),
  /** In the guide's order; fils. */
  lines: z.array(z.object({ category: z.enum(ReceiptCategory), amountFils: z.int() })),
  /** رقم التتبع: ours, at KNET */
  trackId: text,
  /** رقم عملية الدفع */
  paymentId: optional,
  /** رقم الحركة لدى كي نت */
  tranId: optional,
  /** رقم مرجع الحركة */
  ref: optional,
  /** رقم تفويض البنك */
  auth: optional,
  /** When the money was confirmed, ISO 8601. */
  paidAt: z.iso.datetime(),
})

/** What a receipt says, as names and numbers stood when it was issued. */
export type ReceiptDetails = z.infer<typeof schema>

/** `Receipt.details`. @throws when the stored value has another form: a receipt is not guessed at */
export const readReceiptDetails = (stored: unknown): ReceiptDetails => schema.parse(stored)
