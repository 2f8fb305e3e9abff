import { z } from 'zod'
import { personName } from '@/lib/accounts/schema'
import { passwordProblems } from '@/lib/auth/password-rule'
import {
  checkbox,
  choice,
  civilId,
  day,
  email,
  issue,
  mobile,
  mustTick,
  optional,
} from '@/lib/core/form-fields'
import { isId } from '@/lib/core/ids'
import { Service } from '@/lib/db/generated/enums'
import { isAboutCompanies } from '../service-reaches'

/** The choice of every company of the account, those of later included. */
export const ALL_COMPANIES = 'ALL'

const person = {
  firstName: personName(),
  lastName: personName(),
  gender: choice(['MALE', 'FEMALE']),
  civilId: civilId(),
  mobile: mobile(),
}

/** Ticked boxes of one name: none, one or several. */
const ticked = () =>
  z
    .union([z.string(), z.array(z.string())])
    .optional()
    .transform((value) => [...new Set(value === undefined ? [] : [value].flat())])

const inviteFields = z.object({
  ...person,
  email: email(),
  general: checkbox(),
  services: ticked().pipe(z.array(z.enum(Service, { error: 'invalid' }))),
  companies: ticked().refine((values) => values.every((value) => value === ALL_COMPANIES || isId(value)), {
    error: 'invalid',
  }),
  until: optional(day()),
})

/**
 * «إضافة مستخدم جديد» (guide §10.1) without what belongs to the invited person: password, terms and code. A
 * general user has all services; an additional one at least one, and companies for those that are about them.
 */
export const inviteSchema = inviteFields.transform((value, ctx) => {
  const { general, services, companies, until, ...rest } = value
  if (general)
    return {
      ...rest,
      kind: 'GENERAL' as const,
      services: [],
      allCompanies: false,
      companyIds: [],
      until: null,
    }
  if (services.length === 0) issue(ctx, 'serviceNeeded', undefined, ['services'])
  const needsCompany = services.some(isAboutCompanies)
  if (needsCompany && companies.length === 0) issue(ctx, 'companyNeeded', undefined, ['companies'])
  const allCompanies = needsCompany && companies.includes(ALL_COMPANIES)
  return {
    ...rest,
    kind: 'ADDITIONAL' as const,
    services,
    allCompanies,
    companyIds: needsCompany && !allCompanies ? companies : [],
    /** `YYYY-MM-DD` in Kuwait; null: without an end. */
    until,
  }
})

export type InviteInput = z.output<typeof inviteSchema>

/** A form about one invitation of the account. */
export const invitationIdSchema = z.object({ invitationId: z.string() })

/** The link's token, as it stands in the address. */
const token = z.string().max(100)

const answerFields = z.object({ token, ...person, email: z.string().catch('') })
const secret = z.string().max(1000).catch('')
const passwords = z.object({ password: secret, repeat: secret })
const ORDER = ['firstName', 'lastName', 'gender', 'civilId', 'mobile', 'password', 'repeat']

/**
 * The invited person's own details with the password; all faults at once, the password's too. `email` is only
 * what the password may not contain.
 */
export const answersSchema = z.record(z.string(), z.unknown()).transform((values, ctx) => {
  const parsed = answerFields.safeParse(values)
  const typed = passwords.parse(values)
  const said = answerFields.partial().safeParse(values).data ?? {}
  const problems = passwordProblems(typed.password, 'password', [
    said.email,
    said.firstName,
    said.lastName,
    said.mobile,
  ])
  if (typed.repeat === '') problems.push({ code: 'required', field: 'repeat' })
  else if (typed.repeat !== typed.password) problems.push({ code: 'passwordMismatch', field: 'repeat' })
  const found = [
    ...(parsed.error?.issues ?? []),
    ...problems.map(({ code, field, args }) => ({
      code: 'custom' as const,
      message: code,
      params: args,
      path: [field!],
    })),
  ].sort((a, b) => ORDER.indexOf(String(a.path[0])) - ORDER.indexOf(String(b.path[0])))
  for (const fault of found) ctx.issues.push({ ...fault, input: undefined } as never)
  return parsed.success && problems.length === 0 ? { ...parsed.data, password: typed.password } : z.NEVER
})

export type AnswersInput = z.output<typeof answersSchema>

/** A form of an acceptance that has no other fields. */
export const joinSchema = z.object({ token })

/** The last form of an acceptance. */
export const acceptSchema = z.object({ token, terms: mustTick('termsNotAccepted') })
