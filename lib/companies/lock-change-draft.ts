import type { Actor } from '@/lib/access/actor'
import { fail, ok, type Result } from '@/lib/core/result'
import type { Tx } from '@/lib/db/client'
import type { CompanyProfile } from '@/lib/db/generated/client'
import { lockRequest } from '@/lib/requests/advance'
import { findOpenChange } from './companies-queries'
import { lockCompany, type LockedCompany } from './contact-command'

export type OpenDraft = {
  company: LockedCompany
  request: NonNullable<Awaited<ReturnType<typeof findOpenChange>>>
  profile: CompanyProfile
  base: CompanyProfile
}

/** The draft of a company's change, the company locked. */
export async function lockChangeDraft(tx: Tx, actor: Actor, companyId: string): Promise<Result<OpenDraft>> {
  const locked = await lockCompany(tx, actor, companyId)
  if (!locked.ok) return locked
  const request = await findOpenChange(tx, companyId)
  if (!request?.change) return fail('noOpenChange')
  if (request.state !== 'DRAFT') return fail('changeNotDraft')
  // Only a draft's row is locked behind the company's: an approval locks them the other way round, but never
  // a draft.
  if ((await lockRequest(tx, request.id))?.state !== 'DRAFT') return fail('changeNotDraft')
  const [profile, base] = await Promise.all([
    tx.companyProfile.findUniqueOrThrow({ where: { id: request.change.profileId } }),
    tx.companyProfile.findUniqueOrThrow({ where: { id: request.change.baseProfileId } }),
  ])
  return ok({ company: locked.value, request, profile, base })
}
