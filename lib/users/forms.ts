import { z } from 'zod'
import { choice, day, optional, text } from '@/lib/core/form-fields'
import { Service } from '@/lib/db/generated/enums'
import { MAX_FIELDS } from '@/lib/actions/form-values'

const id = z.string().max(40)
const seen = z.string().max(200)
const reason = text(500)

/** The field of a service's last day. */
export const untilField = <Name extends Service>(service: Name) => `until-${service}` as const

/** The last day of each service, `YYYY-MM-DD`; null: without an end. */
export type LastDays = Partial<Record<Service, string | null>>

const lastDay = optional(day())
const untilFields = {
  'until-COMPANY_REGISTRATION': lastDay,
  'until-PAYMENTS': lastDay,
  'until-TARIFF': lastDay,
  'until-DECLARATIONS': lastDay,
  'until-BILLS': lastDay,
  'until-BROKER_EXAM': lastDay,
  'until-LICENCE_RENEWAL': lastDay,
} satisfies Record<ReturnType<typeof untilField<Service>>, typeof lastDay>

/** The matrix: which boxes are ticked, until when, and what the page showed. */
export const matrixForm = z
  .object({
    userId: id,
    seen,
    grant: z
      .union([z.string().max(80), z.array(z.string().max(80)).max(MAX_FIELDS)])
      .optional()
      .transform((value) => (value === undefined ? [] : [value].flat())),
    ...untilFields,
  })
  .transform(({ userId, seen, grant, ...days }) => ({
    ...{ userId, seen, grant },
    until: Object.fromEntries(
      Object.values(Service).map((service) => [service, days[untilField(service)]]),
    ) as LastDays,
  }))

/** The page that asks again: what is wanted, as `formatWanted` writes it. */
export const grantsForm = z.object({ userId: id, seen, wanted: z.string().max(2000) })

const boxes = z
  .union([z.string().max(200), z.array(z.string().max(200)).max(MAX_FIELDS)])
  .optional()
  .transform((value) => (value === undefined ? [] : [value].flat()))
const after = z.string().max(60).optional()

/** The matrix of a company: whom the page showed with what (`formatWish`), and which boxes are ticked. */
export const companyMatrixForm = z.object({ companyId: id, shown: boxes, grant: boxes, after })

/** The page that asks again about a company: what is wanted, as `formatWishes` writes it. */
export const companyGrantsForm = z.object({ companyId: id, wanted: z.string().max(4000), after })

export const roleForm = z.object({ userId: id, to: choice(['GENERAL', 'ADDITIONAL']), reason })
export const userForm = z.object({ userId: id, reason })
export const removeForm = z.object({ userId: id, reason, heirId: id.min(1, 'required') })
