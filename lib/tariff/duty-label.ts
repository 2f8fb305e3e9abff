import type { DutyKind } from '@/lib/db/generated/enums'

type Duty = { dutyKind: DutyKind; dutyRate: number | null; dutyText: string | null }
type Translate = (key: 'exempt' | 'prohibited' | 'unknown') => string

/** Hundredths of a percent as people write them: 500 → `5%`, 750 → `7.5%`. */
export const percent = (rate: number): string => `${Number((rate / 100).toFixed(2))}%`

/**
 * A duty in words or as a rate; the text of a compound one stands as the file has it.
 * @param t of the namespace `tariffDuty`
 */
export function dutyLabel(duty: Duty, t: Translate): { text: string; code: boolean } {
  if (duty.dutyKind === 'AD_VALOREM') return { text: percent(duty.dutyRate ?? 0), code: true }
  if (duty.dutyKind === 'COMPOUND') return { text: duty.dutyText ?? '', code: true }
  if (duty.dutyKind === 'EXEMPT') return { text: t('exempt'), code: false }
  return { text: t(duty.dutyKind === 'PROHIBITED' ? 'prohibited' : 'unknown'), code: false }
}
