import { z } from 'zod'
import { choice, day, optional, text } from '@/lib/core/form-fields'
import { SERVICES } from '@/lib/services/service-catalogue'

/** Characters of a reason, of who asks and of who declines. The database holds it too. */
const MAX_REASON = 300

const id = z.string().max(40)
/** The choice that names no company: all of them, or a service without companies. */
export const ALL_COMPANIES = 'ALL'
const company = z
  .string()
  .max(40)
  .default(ALL_COMPANIES)
  .transform((value) => (value === ALL_COMPANIES ? null : value))

export const serviceForm = z.object({ service: choice(SERVICES) })

export const askForm = z.object({
  service: choice(SERVICES),
  askedOfId: z.string({ error: 'required' }).max(40),
  companyId: company,
  reason: text(MAX_REASON),
})

export const grantForm = z.object({ requestId: id, companyId: company, until: optional(day()) })
export const withdrawForm = z.object({ requestId: id })
export const declineForm = z.object({ requestId: id, reason: text(MAX_REASON) })
