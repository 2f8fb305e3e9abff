import type { CustomsParty, PaymentRequest, Prisma } from '@/lib/db/generated/client'

/** The parties that every event of a payment names. */
export const EVENT_PARTIES = { payer: true, broker: true } as const satisfies Prisma.PaymentRequestInclude

/**
 * What every event of a payment says (lib/outbox/event-catalogue): the issuer's reference, and payer and broker by
 * their customs codes.
 * @param amountFils what the event is about: the request's amount, or what was paid or went back
 */
export const paymentEvent = (
  { reference, payer, broker }: PaymentRequest & { payer: CustomsParty; broker: CustomsParty | null },
  amountFils: number,
) => ({ reference, amountFils, payerCode: payer.customsCode, brokerCode: broker?.customsCode ?? null })
