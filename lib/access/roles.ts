import type { StaffRole } from '@/lib/db/generated/enums'

/** The roles of staff, but for the auditor, who holds no permission by name. */
export const STAFF = [
  'REGISTRATION_OFFICER',
  'BROKER_AFFAIRS_OFFICER',
  'FINANCE_OFFICER',
  'TARIFF_EDITOR',
  'ADMINISTRATOR',
] as const satisfies readonly StaffRole[]
/** The kinds of business users with an account that was verified. */
export const BUSINESS = ['GENERAL', 'ADDITIONAL'] as const

/** Everybody whom the table of permissions knows. */
export const ROLES = ['VISITOR', 'UNVERIFIED', ...BUSINESS, 'STAFF_PENDING', ...STAFF, 'AUDITOR'] as const
export type Role = (typeof ROLES)[number]
