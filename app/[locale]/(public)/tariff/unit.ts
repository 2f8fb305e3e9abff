const UNITS = ['KGM', 'NMB', 'LTR', 'NPR', 'MIL', 'MTR', 'MTK', 'MTQ', 'GRM', 'KWH', 'CTM', 'TNE'] as const
type Unit = (typeof UNITS)[number]

/** A unit of measure in words; one that is not known stands as the file has it. @param t of `tariff.units` */
export function unitName(unit: string, t: (unit: Unit) => string): string {
  const known = UNITS.find((one) => one === unit)
  return known ? t(known) : unit
}
