import { kuwaitDay } from '@/lib/core/clock'
import type { Problem } from '@/lib/core/result'
import type { DocumentType } from '@/lib/documents/types'
import { requiredDocumentTypes } from './document-rules'
import { EXPIRY_FIELDS, getField, type FieldName } from './fields'
import { stepsFor, type StepName } from './steps'
import { askedFields } from './party-details'
import { profileToValues, type ProfileColumns } from './profile-values'
import { parseFields } from './schema'

/** A registration as the rules see it. */
export type Registration = {
  profile: ProfileColumns
  completed: readonly string[]
  /** Fields the customs system holds (linked registrations). */
  held: readonly FieldName[]
  /** Types of the stored documents. */
  documents: readonly string[]
}

/** `held`: nothing of the step is asked because the customs system has it. */
export type StepStatus = 'notStarted' | 'started' | 'completed' | 'held'

export type Missing = { step: StepName } | { document: DocumentType }

/** Where a step stands. A completed step whose answers no longer pass the rules counts as started. */
export function stepStatus(step: StepName, registration: Registration, today: string): StepStatus {
  const asked = askedFields(step, registration.held)
  if (asked.length === 0) return 'held'
  const values = profileToValues(registration.profile)
  if (registration.completed.includes(step) && parseFields(asked, values, today).ok) return 'completed'
  // The number came with the start and says nothing about the step.
  const begun = asked.some((name) => name !== 'commercialRegistrationNumber' && values[name] !== '')
  return begun ? 'started' : 'notStarted'
}

/** The documents of a registration: how many of the required ones are there. */
export function documentProgress(registration: Registration): {
  there: number
  required: DocumentType[]
  missing: DocumentType[]
} {
  const required = requiredDocumentTypes(registration.profile)
  const missing = required.filter((type) => !registration.documents.includes(type))
  return { there: required.length - missing.length, required, missing }
}

/** Everything that still stands between a registration and its submission, in the order of the task list. */
export function missingPieces(registration: Registration, today: string): Missing[] {
  const steps = stepsFor(registration.profile).filter(
    (step) => !['completed', 'held'].includes(stepStatus(step, registration, today)),
  )
  return [
    ...steps.map((step) => ({ step })),
    ...documentProgress(registration).missing.map((document) => ({ document })),
  ]
}

/** A missing piece as a problem of the check page: the field is the section there. */
export function missingProblem(piece: Missing): Problem {
  return 'step' in piece
    ? { code: 'stepIncomplete', field: `section-${piece.step}`, args: { step: piece.step } }
    : { code: 'documentMissing', field: 'section-documents', args: { type: piece.document } }
}

/**
 * Dates of the profile that have run out (the day itself still counts); an unticked facility's are ignored.
 */
export function expiredFields(profile: ProfileColumns, at: Date): FieldName[] {
  return EXPIRY_FIELDS.filter((name) => {
    if (name.startsWith('industrial') && !profile.industrial) return false
    const day = profile[name]
    return day !== null && day.toISOString().slice(0, 10) < kuwaitDay(at)
  })
}

/** A date that has run out, where that is not taken, as a problem of the check page. */
export const expiredProblem = (field: FieldName): Problem => ({
  code: 'expiredBlocks',
  field: `section-${getField(field).step}`,
  args: { field },
})
