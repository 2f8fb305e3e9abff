import { cleanText } from '@/lib/core/digits'
import { readDinars } from '@/lib/core/dinars'
import type { Fils } from '@/lib/core/money'
import type { NationalLine } from './lines-query'

export type EstimateField = 'value' | 'freight' | 'insurance'
export type Estimate = { cif: Fils; duty: Fils; total: Fils }
export type EstimateForm = {
  typed: Partial<Record<EstimateField, string>>
  faults: Partial<Record<EstimateField, 'required' | 'amount' | 'tooMuch'>>
  estimate?: Estimate
}

/** More is no shipment. */
const MAX_AMOUNT: Fils = 10_000_000_000

/**
 * Duty on value, freight and insurance (CIF, GCC common customs law), in fils, rounded half up.
 * @param rate hundredths of a percent
 */
export function estimateDuty(given: Record<EstimateField, Fils>, rate: number): Estimate {
  const cif = given.value + given.freight + given.insurance
  const duty = Number((BigInt(cif) * BigInt(rate) + 5_000n) / 10_000n)
  return { cif, duty, total: cif + duty }
}

/** Goods that may not come in, whichever column of the tariff says so. */
export const isProhibited = (line: Pick<NationalLine, 'dutyKind' | 'restriction'>): boolean =>
  line.dutyKind === 'PROHIBITED' || line.restriction === 'PROHIBITED'

/**
 * The rate an estimate can be made with; undefined for compound and unnamed duties, and for prohibited goods.
 */
export function rateOf(
  line: Pick<NationalLine, 'dutyKind' | 'dutyRate' | 'restriction'>,
): number | undefined {
  if (isProhibited(line)) return undefined
  if (line.dutyKind === 'EXEMPT') return 0
  return line.dutyKind === 'AD_VALOREM' ? (line.dutyRate ?? undefined) : undefined
}

/**
 * Reads the form of the address: dinars with up to three decimals; freight and insurance may be empty.
 * Nothing typed: no faults.
 */
export function readEstimate(
  params: Record<string, string | string[] | undefined>,
  rate: number,
): EstimateForm {
  const typed: EstimateForm['typed'] = {}
  const faults: EstimateForm['faults'] = {}
  const fils: Partial<Record<EstimateField, Fils>> = {}
  for (const field of ['value', 'freight', 'insurance'] as const) {
    const text = cleanText([params[field] ?? ''].flat()[0]!).slice(0, 60)
    typed[field] = text
    const absent = field === 'value' ? 'required' : 0
    const read = text === '' ? absent : readDinars(text)
    if (typeof read !== 'number') faults[field] = read
    else if (read > MAX_AMOUNT) faults[field] = 'tooMuch'
    else fils[field] = read
  }
  if (params.value === undefined) return { typed: {}, faults: {} }
  const { value, freight, insurance } = fils
  if (value === undefined || freight === undefined || insurance === undefined) return { typed, faults }
  return { typed, faults, estimate: estimateDuty({ value, freight, insurance }, rate) }
}
