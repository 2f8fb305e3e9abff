import { z } from 'zod'
import { REINSTATEMENT_CAUSES, SUSPENSION_CAUSES } from '@/lib/auth/suspension-causes'
import { choice, text } from '@/lib/core/form-fields'

/** Characters of the text that the customer is told. */
const TEXT_MAX = 500

// Ids come from hidden fields: a wrong one is a forged form.
const id = z.string({ error: 'invalid' }).max(36)
const seen = z.string({ error: 'invalid' }).max(36)

/** What was typed is read by lib/account-admin/read-look-up, which says at the field what is wrong. */
export const lookUpForm = z.object({ q: z.string({ error: 'required' }).max(1000, { error: 'invalid' }) })

const told = { accountId: id, seen, reason: text(TEXT_MAX) }
export const suspendForm = z.object({ ...told, cause: choice(SUSPENSION_CAUSES) })
export const reinstateForm = z.object({ ...told, cause: choice(REINSTATEMENT_CAUSES) })
export const userForm = z.object({ accountId: id, userId: id, reason: text(TEXT_MAX) })
export const suspendCompanyForm = suspendForm.extend({ companyId: id })
export const reinstateCompanyForm = reinstateForm.extend({ companyId: id })
