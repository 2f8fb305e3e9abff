import { isMember, type Actor } from '@/lib/access/actor'
import { newId } from '@/lib/core/ids'
import { fail, ok, type Result } from '@/lib/core/result'
import type { Tx } from '@/lib/db/client'
import type { CompanyProfile } from '@/lib/db/generated/client'
import { createRequest } from '@/lib/requests/create-request'
import { findOpenChange } from './companies-queries'
import { COMPANY_CHANGE } from './company-requests'
import { answersOf, lockCompany } from './contact-command'
import { requestTitles } from './request-titles'

/**
 * Starts a change of a company's licences, signatory, names or address, prefilled with what is in force: a
 * request like any other. One at a time: while one is open, that one is returned and nothing is made.
 * @param input.answers prefill from a rejected change, over what is in force
 */
export async function startChange(
  tx: Tx,
  actor: Actor,
  at: Date,
  input: { companyId: string; answers?: Partial<CompanyProfile>; previousId?: string },
): Promise<Result<{ requestId: string; companyId: string; created: boolean }>> {
  const locked = await lockCompany(tx, actor, input.companyId)
  if (!locked.ok) return locked
  if (!isMember(actor)) return fail('notFound')
  const company = locked.value
  const open = await findOpenChange(tx, company.id)
  if (open) return ok({ requestId: open.id, companyId: company.id, created: false })
  const answers = { ...answersOf(company.profile), ...input.answers }
  const profile = await tx.companyProfile.create({ data: { ...answers, id: newId(at), createdAt: at } })
  const request = await createRequest(COMPANY_CHANGE, tx, actor, at, {
    companyId: company.id,
    previousId: input.previousId,
    titles: (number) => requestTitles(number, company.profile),
  })
  await tx.companyChange.create({
    data: { requestId: request.id, profileId: profile.id, baseProfileId: company.profileId },
  })
  return ok({ requestId: request.id, companyId: company.id, created: true })
}
