import type { SuspensionCause } from '@/lib/db/generated/enums'

/** Reasons that an account or a company is suspended for. */
export const SUSPENSION_CAUSES = [
  'OWN_REQUEST',
  'DATA_UNVERIFIED',
  'LICENCE_ENDED',
  'LEGAL_ORDER',
  'TERMS_BREACHED',
  'UNAUTHORISED_ACCESS',
  'OTHER',
] as const satisfies readonly SuspensionCause[]

/** Reasons that a suspension is lifted for. */
export const REINSTATEMENT_CAUSES = [
  'RESOLVED',
  'OWN_REQUEST',
  'LEGAL_ORDER',
  'MISTAKE',
  'OTHER',
] as const satisfies readonly SuspensionCause[]
