import { z } from 'zod'
import { choice, email, text } from '@/lib/core/form-fields'
import { StaffRole } from '@/lib/db/generated/enums'

const NAME_MAX = 60
const REASON_MAX = 300

// Ids and versions come from hidden fields: a wrong one is a forged form.
const id = z.string({ error: 'invalid' }).max(36)
const version = z.coerce.number({ error: 'invalid' }).int().min(0).max(1_000_000)
const ROLES = Object.values(StaffRole) as [StaffRole, ...StaffRole[]]
/** Ticked boxes: none, one or several values of one name. */
const roles = z
  .union([z.enum(ROLES), z.array(z.enum(ROLES))], { error: 'invalid' })
  .optional()
  .transform((value) => (value === undefined ? [] : [value].flat()))
/** The roles that the page showed, in one hidden field. */
const seen = z
  .string({ error: 'invalid' })
  .max(200)
  .transform((value, ctx) => {
    const read = z.array(z.enum(ROLES)).safeParse(value.split(' ').filter(Boolean))
    if (!read.success) ctx.addIssue({ code: 'custom', message: 'invalid' })
    return read.data ?? []
  })

export const inviteForm = z.object({
  firstName: text(NAME_MAX),
  lastName: text(NAME_MAX),
  email: email(),
  locale: choice(['ar', 'en']),
  roles,
  reason: text(REASON_MAX),
})
export const proposeForm = z.object({ userId: id, seen, roles, reason: text(REASON_MAX) })
export const decideForm = z.object({ proposalId: id, version })
export const reasonForm = z.object({ userId: id, reason: text(REASON_MAX) })
export const personForm = z.object({ userId: id })
