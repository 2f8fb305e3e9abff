import type { Actor } from '@/lib/access/actor'
import { kuwaitDay } from '@/lib/core/clock'
import type { EditBase } from '@/lib/core/etag'
import { fail, ok, type Result } from '@/lib/core/result'
import type { Tx } from '@/lib/db/client'
import { isEditConflict } from './answers-etag'
import { changeFieldsOf } from './change-rules'
import { changeTitles } from './change-titles'
import { isFieldName } from './fields'
import type { StepName } from './steps'
import { lockChangeDraft } from './lock-change-draft'
import { valuesToProfile } from './profile-values'
import { parseFields, type TypedValues } from './schema'

/**
 * Saves one step of a change's draft. Fields that a change does not cover (contact data, the registration
 * number) are refused.
 */
export async function saveChangeStep(
  tx: Tx,
  actor: Actor,
  at: Date,
  input: EditBase & { companyId: string; step: StepName; typed: TypedValues },
): Promise<Result<{ industrial: boolean }>> {
  const draft = await lockChangeDraft(tx, actor, input.companyId)
  if (!draft.ok) return draft
  const { request, profile, base } = draft.value
  const fields = changeFieldsOf(input.step)
  const foreign = Object.keys(input.typed).find((name) => isFieldName(name) && !fields.includes(name))
  if (foreign) return fail('fieldNotChangeable')
  const parsed = parseFields(fields, input.typed, kuwaitDay(at))
  if (!parsed.ok) return parsed
  const patch = valuesToProfile(parsed.value)
  if (isEditConflict(input, { profile, names: fields }, patch)) return fail('stepOvertaken', 'seen')
  const saved = await tx.companyProfile.update({ where: { id: profile.id }, data: patch })
  const completed = [...new Set([...(request.change?.completed ?? []), input.step])]
  await tx.companyChange.update({ where: { requestId: request.id }, data: { completed } })
  await tx.request.update({
    where: { id: request.id },
    data: { updatedAt: at, ...changeTitles(request.number, base, saved) },
  })
  return ok({ industrial: saved.industrial })
}
