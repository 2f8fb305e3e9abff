import { z } from 'zod'
import { CAPTCHA_METHODS } from '@/lib/captcha/pass-captcha'
import { passwordProblems } from '@/lib/auth/password-rule'
import { cleanTyped } from '@/lib/core/digits'
import {
  choice,
  civilId,
  crNumber,
  email,
  issue,
  mobile,
  mustTick,
  optional,
  text,
} from '@/lib/core/form-fields'
import { readOneTimeCode } from '@/lib/core/one-time-code'
import { CODE_DIGITS } from './rules'

/** Letters of any script, marks, spaces and the signs that names hold. */
export const personName = () =>
  text(60).superRefine((value, ctx) => {
    if (value && !/^[\p{L}\p{M} .'’-]+$/u.test(value)) issue(ctx, 'personName')
  })

const secret = z.string().max(1000).catch('')

const fields = z.object({
  legalEntity: text(40),
  crNumber: optional(crNumber()),
  firstName: personName(),
  lastName: personName(),
  gender: choice(['MALE', 'FEMALE']),
  civilId: civilId(),
  mobile: mobile(),
  email: email(),
  terms: mustTick('termsNotAccepted'),
  captchaWay: z.enum(CAPTCHA_METHODS).catch('picture'),
  captchaId: z.string().max(100).catch(''),
  captchaAnswer: z.string().max(100).catch(''),
  altcha: z.string().max(4000).catch(''),
})

/** A registration as it was typed and understood (guide §3 and §10). */
export type RegistrationInput = z.output<typeof fields> & { password: string }

const passwords = z.object({
  password: secret,
  passwordAgain: secret,
  firstName: secret,
  lastName: secret,
  email: secret,
  mobile: secret,
})

/** The order of the screen, for the summary of faults. */
const ORDER = [
  'legalEntity',
  'crNumber',
  'firstName',
  'lastName',
  'gender',
  'civilId',
  'mobile',
  'email',
  'password',
  'passwordAgain',
  'captchaWay',
  'captchaAnswer',
  'terms',
]

const choiceOfWay = z.object({
  captchaWay: fields.shape.captchaWay,
  captchaAnswer: fields.shape.captchaAnswer,
})

function isPictureUnanswered(values: unknown): boolean {
  const { captchaWay, captchaAnswer } = choiceOfWay.parse(values)
  return captchaWay === 'picture' && captchaAnswer.trim() === ''
}

/** All faults at once: the two passwords are judged although another field failed. */
function readRegistration(values: unknown, ctx: z.RefinementCtx): RegistrationInput {
  const parsed = fields.safeParse(values)
  const typed = passwords.parse(values)
  const faults = passwordProblems(typed.password, 'password', [
    typed.email,
    typed.firstName,
    typed.lastName,
    typed.mobile,
  ])
  if (typed.passwordAgain === '') faults.push({ code: 'required', field: 'passwordAgain' })
  else if (typed.password !== typed.passwordAgain)
    faults.push({ code: 'passwordMismatch', field: 'passwordAgain' })
  if (isPictureUnanswered(values)) faults.push({ code: 'required', field: 'captchaAnswer' })
  const found = [
    ...(parsed.error?.issues ?? []),
    ...faults.map(({ code, field, args }) => ({
      code: 'custom' as const,
      message: code,
      params: args,
      path: [field!],
    })),
  ]
  for (const fault of found.sort(
    (a, b) => ORDER.indexOf(String(a.path[0])) - ORDER.indexOf(String(b.path[0])),
  ))
    ctx.issues.push({ ...fault, input: undefined } as never)
  return parsed.success && faults.length === 0 ? { ...parsed.data, password: typed.password } : z.NEVER
}

/** The registration form's post; `refresh` asks for another picture without JavaScript and judges nothing. */
export const registrationSchema = z
  .record(z.string(), z.unknown())
  .transform((values, ctx) => ('refresh' in values ? ('refresh' as const) : readRegistration(values, ctx)))

/** A code as `readOneTimeCode` reads it. */
export const codeSchema = z.object({
  code: z.string({ error: 'required' }).transform((value, ctx) => {
    const code = readOneTimeCode(value, CODE_DIGITS)
    if (code === undefined) issue(ctx, cleanTyped(value) === '' ? 'required' : 'codeForm')
    return code ?? z.NEVER
  }),
})

/** A form without fields: resending a code. */
export const emptySchema = z.object({})
