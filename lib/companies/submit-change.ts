import type { Actor } from '@/lib/access/actor'
import { ok, type Result } from '@/lib/core/result'
import type { Tx } from '@/lib/db/client'
import { submitRequest } from '@/lib/requests/submit-request'
import { companyChange } from './change-type'
import { findOpenChange } from './companies-queries'
import { lockCompany } from './contact-command'
import { lockChangeDraft } from './lock-change-draft'

const TYPES = { [companyChange.type]: companyChange }

/**
 * Hands a company's change in. A second post of the same page finds it handed in and changes nothing. The
 * company is locked before the request, as by every other command on its draft.
 */
export async function submitChange(
  tx: Tx,
  actor: Actor,
  at: Date,
  input: { companyId: string; version: number; seen?: string },
): Promise<Result<{ requestId: string }>> {
  const locked = await lockCompany(tx, actor, input.companyId)
  if (!locked.ok) return locked
  const open = await findOpenChange(tx, input.companyId)
  if (open?.state === 'SUBMITTED' && open.version === input.version + 1) return ok({ requestId: open.id })
  const draft = await lockChangeDraft(tx, actor, input.companyId)
  if (!draft.ok) return draft
  const requestId = draft.value.request.id
  const submitted = await submitRequest(TYPES, tx, actor, at, { ...input, requestId })
  return submitted.ok ? ok({ requestId }) : submitted
}
