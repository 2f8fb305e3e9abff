import type { PaymentType, ReceiptCategory } from '@/lib/db/generated/enums'

type SeedEnding =
  | 'due'
  | 'paid'
  | 'declined'
  | 'cancelled'
  | 'rejected'
  | 'undone'
  | 'withdrawn'
  | 'replacement'
  | 'expired'
  | 'changed'
  | 'expiring'
  | 'basket'

export type SeedPayment = {
  /** Days before today that it was issued. */
  days: number
  type: PaymentType
  ending: SeedEnding
  site: string
  /**
   * Running numbers of the declaration (temporary, and final where it was accepted) and of the delivery
   * order.
   */
  temporary: number
  final?: number
  order?: number
  /** Fils. */
  lines: Partial<Record<ReceiptCategory, number>>
}

/** What the trader of the demonstration owes and has paid, oldest first. All invented. */
export const SEED_PAYMENTS: readonly SeedPayment[] = [
  {
    days: 52,
    type: 'FEES',
    ending: 'paid',
    site: 'KWI',
    temporary: 93_102,
    final: 20_611,
    order: 8610,
    lines: { CUSTOMS_DUTY: 318_400, STORAGE: 12_000, PRINTED_FORMS: 2_500 },
  },
  {
    days: 50,
    type: 'DEPOSITS',
    ending: 'paid',
    site: 'KWI',
    temporary: 93_102,
    final: 20_611,
    lines: { GUARANTEES: 150_000 },
  },
  {
    days: 44,
    type: 'FEES',
    ending: 'paid',
    site: 'SWK',
    temporary: 41_877,
    final: 18_240,
    order: 5514,
    lines: { CUSTOMS_DUTY: 1_204_750, UNLOADING: 36_000, STORAGE: 48_500, CERTIFICATES: 5_000 },
  },
  {
    days: 38,
    type: 'FEES',
    ending: 'expired',
    site: 'SAA',
    temporary: 12_044,
    order: 2207,
    lines: { CUSTOMS_DUTY: 86_250, PRINTED_FORMS: 2_500 },
  },
  {
    days: 33,
    type: 'FEES',
    ending: 'paid',
    site: 'SWK',
    temporary: 42_015,
    final: 18_366,
    order: 5602,
    lines: { CUSTOMS_DUTY: 540_000, FINES: 25_000, PRINTED_FORMS: 2_500 },
  },
  {
    days: 27,
    type: 'DEPOSITS',
    ending: 'rejected',
    site: 'SWK',
    temporary: 42_118,
    order: 5618,
    lines: { GUARANTEES: 900_000 },
  },
  {
    days: 24,
    type: 'FEES',
    ending: 'paid',
    site: 'NWS',
    temporary: 7_730,
    final: 3_115,
    lines: { CUSTOMS_DUTY: 62_500, PRINTED_FORMS: 2_500 },
  },
  {
    days: 20,
    type: 'FEES',
    ending: 'basket',
    site: 'KWI',
    temporary: 94_020,
    final: 20_790,
    order: 8744,
    lines: { CUSTOMS_DUTY: 21_300, STORAGE: 3_500 },
  },
  {
    days: 20,
    type: 'FEES',
    ending: 'basket',
    site: 'KWI',
    temporary: 94_021,
    final: 20_791,
    order: 8745,
    lines: { CUSTOMS_DUTY: 44_100, PRINTED_FORMS: 2_500 },
  },
  {
    days: 16,
    type: 'FEES',
    ending: 'withdrawn',
    site: 'KWI',
    temporary: 94_188,
    order: 8770,
    lines: { CUSTOMS_DUTY: 130_000 },
  },
  {
    days: 15,
    type: 'FEES',
    ending: 'replacement',
    site: 'KWI',
    temporary: 94_188,
    order: 8770,
    lines: { CUSTOMS_DUTY: 112_600, STORAGE: 4_000, OTHER: 1_250 },
  },
  {
    days: 13,
    type: 'FEES',
    ending: 'paid',
    site: 'KWI',
    temporary: 94_230,
    final: 20_877,
    order: 8781,
    lines: { CUSTOMS_DUTY: 17_450, PRINTED_FORMS: 2_500 },
  },
  {
    days: 11,
    type: 'DEPOSITS',
    ending: 'due',
    site: 'SWK',
    temporary: 42_377,
    order: 5677,
    lines: { GUARANTEES: 450_000 },
  },
  {
    days: 10,
    type: 'FEES',
    ending: 'rejected',
    site: 'KWI',
    temporary: 94_301,
    order: 8790,
    lines: { CUSTOMS_DUTY: 75_800, FINES: 50_000 },
  },
  {
    days: 9,
    type: 'FEES',
    ending: 'undone',
    site: 'SWK',
    temporary: 42_390,
    order: 5680,
    lines: { CUSTOMS_DUTY: 208_125, UNLOADING: 18_000 },
  },
  {
    days: 8,
    type: 'FEES',
    ending: 'changed',
    site: 'SAA',
    temporary: 12_260,
    order: 2266,
    lines: { CUSTOMS_DUTY: 98_000, STORAGE: 7_500 },
  },
  {
    days: 7,
    type: 'FEES',
    ending: 'cancelled',
    site: 'KWI',
    temporary: 94_377,
    order: 8799,
    lines: { CUSTOMS_DUTY: 15_250, PRINTED_FORMS: 2_500 },
  },
  {
    days: 6,
    type: 'DEPOSITS',
    ending: 'paid',
    site: 'KWI',
    temporary: 94_380,
    final: 20_920,
    order: 8801,
    lines: { GUARANTEES: 60_000 },
  },
  {
    days: 5,
    type: 'FEES',
    ending: 'expiring',
    site: 'SWK',
    temporary: 42_455,
    order: 5701,
    lines: { CUSTOMS_DUTY: 19_900, CERTIFICATES: 5_000 },
  },
  {
    days: 4,
    type: 'FEES',
    ending: 'due',
    site: 'KWI',
    temporary: 94_460,
    order: 8807,
    lines: { CUSTOMS_DUTY: 12_750 },
  },
  {
    days: 3,
    type: 'FEES',
    ending: 'due',
    site: 'KWI',
    temporary: 94_466,
    final: 20_931,
    order: 8809,
    lines: { CUSTOMS_DUTY: 9_500, STORAGE: 3_000, PRINTED_FORMS: 2_500 },
  },
  {
    days: 2,
    type: 'DEPOSITS',
    ending: 'due',
    site: 'KWI',
    temporary: 94_470,
    order: 8810,
    lines: { GUARANTEES: 22_500 },
  },
  {
    days: 2,
    type: 'FEES',
    ending: 'declined',
    site: 'KWI',
    temporary: 94_477,
    order: 8812,
    lines: { CUSTOMS_DUTY: 42_500, STORAGE: 5_000, PRINTED_FORMS: 2_500 },
  },
  {
    days: 1,
    type: 'FEES',
    ending: 'due',
    site: 'SWK',
    temporary: 42_502,
    order: 5718,
    lines: { CUSTOMS_DUTY: 1_184_250, UNLOADING: 36_000, STORAGE: 14_500 },
  },
  {
    days: 1,
    type: 'FEES',
    ending: 'due',
    site: 'KWI',
    temporary: 94_502,
    order: 8815,
    lines: { CUSTOMS_DUTY: 6_250 },
  },
  {
    days: 0,
    type: 'FEES',
    ending: 'due',
    site: 'KWI',
    temporary: 94_510,
    order: 8817,
    lines: { CUSTOMS_DUTY: 18_000, CERTIFICATES: 5_000, PRINTED_FORMS: 1_000 },
  },
]

/** Ports and posts (domain §2.7): the code stands in the numbers of declarations. */
export const CUSTOMS_SITES = [
  { code: 'KWI', nameAr: 'مطار الكويت – الشحن الجوي', nameEn: 'Kuwait International Airport, air cargo' },
  { code: 'SWK', nameAr: 'ميناء الشويخ', nameEn: 'Shuwaikh Port' },
  { code: 'SAA', nameAr: 'ميناء الشعيبة', nameEn: 'Shuaiba Port' },
  { code: 'DOH', nameAr: 'ميناء الدوحة', nameEn: 'Doha Port' },
  { code: 'NWS', nameAr: 'منفذ النويصيب', nameEn: 'Nuwaiseeb border post' },
  { code: 'SLM', nameAr: 'منفذ السالمي', nameEn: 'Salmi border post' },
  { code: 'ABD', nameAr: 'منفذ العبدلي', nameEn: 'Abdali border post' },
  { code: 'SLB', nameAr: 'جمرك الصليبية', nameEn: 'Sulaibiya Customs' },
  { code: 'PST', nameAr: 'البريد والشحن السريع', nameEn: 'Post and express' },
] as const

/** Where money goes (guide §5.6: نوع الحساب «رسوم جمركية»). */
export const CUSTOMS_ACCOUNTS = [
  { code: 'FEES', nameAr: 'رسوم جمركية', nameEn: 'Customs fees' },
  { code: 'DEPOSITS', nameAr: 'تأمينات جمركية', nameEn: 'Customs deposits' },
] as const
