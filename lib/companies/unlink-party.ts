import { newId } from '@/lib/core/ids'
import { isSameNumber } from '@/lib/core/registration-number'
import type { Tx } from '@/lib/db/client'
import type { CompanyProfile, CustomsParty } from '@/lib/db/generated/client'
import { FIELDS, type FieldName } from './fields'
import { stepsFor } from './steps'
import { heldFields } from './party-details'
import { profileToValues, type ProfileColumns } from './profile-values'

type Linked = { requestId: string; party: CustomsParty | null }

// Kept as written, for whoever reads it later and in whichever language.
const REASON =
  'تغيّر رقم السجل التجاري، فلم تعد بيانات الجمارك المرتبطة بالرقم السابق تُستخدم. اكتب هذه البيانات. ' +
  '/ The commercial registration number changed, so what customs holds under the earlier number no longer applies. Enter this answer.'

/**
 * Required answers that are empty, in screen order; those of the industrial facility only when it is
 * declared.
 */
export function unanswered(profile: ProfileColumns): FieldName[] {
  const values = profileToValues(profile)
  const steps = stepsFor(profile)
  return FIELDS.filter(
    ({ name, step, required }) => required && steps.includes(step) && values[name] === '',
  ).map(({ name }) => name)
}

/**
 * After the number of a submitted registration changed: a link to the company that customs knows under
 * another number is cut, or approval would bind this company to that one. What customs held is asked of the
 * applicant then, as corrections. @param by who changed the number; @param sentAt null for an officer, who
 * sends them with the request
 */
export async function unlinkWrongParty(
  tx: Tx,
  at: Date,
  registration: Linked,
  profile: CompanyProfile,
  { by, sentAt }: { by: string; sentAt: Date | null },
): Promise<CustomsParty | undefined> {
  const { party, requestId } = registration
  if (!party || isSameNumber(party.commercialRegistrationNumber, profile.commercialRegistrationNumber))
    return party ?? undefined
  await tx.companyRegistration.update({ where: { requestId }, data: { partyId: null } })
  const asked = new Set(heldFields(party))
  const known = await tx.requestCorrection.findMany({
    where: { requestId, target: 'FIELD', resolvedAt: null },
    select: { name: true },
  })
  const missing = unanswered(profile).filter(
    (name) => asked.has(name) && !known.some((correction) => correction.name === name),
  )
  await tx.requestCorrection.createMany({
    data: missing.map((name) => ({
      id: newId(at),
      requestId,
      target: 'FIELD' as const,
      name,
      reason: REASON,
      before: '',
      createdAt: at,
      createdById: by,
      sentAt,
    })),
  })
  return undefined
}
