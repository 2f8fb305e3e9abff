import { addDays, daysBetween } from '@/lib/core/day'
import { EXPIRY_FIELDS } from './fields'

/** Days before an expiry at which the general user is told; widest first. */
export const EXPIRY_THRESHOLDS = [60, 30, 7] as const
export type ExpiryThreshold = (typeof EXPIRY_THRESHOLDS)[number]

/** The dates of a company that are watched, as named in CompanyProfile. */
type ExpiryField = (typeof EXPIRY_FIELDS)[number]

export type ExpiryDates = { industrial: boolean } & Record<ExpiryField, Date | null>

export type Expiry = {
  field: ExpiryField
  /** `YYYY-MM-DD` in Kuwait. */
  day: string
  /** Calendar days left in Kuwait; 0 on the last valid day, negative once expired. */
  daysLeft: number
}

/**
 * The watched dates of a profile, soonest first. The industrial licence counts only for an industrial
 * facility.
 */
export function expiriesOf(profile: ExpiryDates, today: string): Expiry[] {
  return EXPIRY_FIELDS.flatMap((field): Expiry[] => {
    const date = profile[field]
    if (!date || (field === 'industrialLicenceExpiresOn' && !profile.industrial)) return []
    const day = date.toISOString().slice(0, 10)
    return [{ field, day, daysLeft: daysBetween(today, day) }]
  }).sort((a, b) => a.daysLeft - b.daysLeft)
}

/**
 * The reminder an expiry stands at: the narrowest threshold that is reached, so that a watch that was down,
 * or a company approved late, gets one reminder and not three. Undefined: not yet, or already expired.
 */
export function thresholdOf(daysLeft: number): ExpiryThreshold | undefined {
  if (daysLeft < 0) return undefined
  return EXPIRY_THRESHOLDS.findLast((threshold) => daysLeft <= threshold)
}

/** What the dashboard and the company page warn of: expired, or within the widest threshold. */
export function warningsOf(profile: ExpiryDates, today: string): Expiry[] {
  return expiriesOf(profile, today).filter(({ daysLeft }) => daysLeft <= EXPIRY_THRESHOLDS[0])
}

/** The last day (`YYYY-MM-DD`) whose expiry is already worth a reminder. */
export const horizonOf = (today: string): string => addDays(today, EXPIRY_THRESHOLDS[0])
