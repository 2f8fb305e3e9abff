import { z } from 'zod'
import { cleanTyped } from '@/lib/core/digits'
import { email, issue } from '@/lib/core/form-fields'
import { safeNext } from './next-path'

/** A password as typed: never trimmed, never changed. */
export const secret = () => z.string({ error: 'required' }).min(1, 'required').max(1024, 'invalid')

/** The parameter `next`: a path below the locale, or undefined. */
export const nextField = () =>
  z
    .string()
    .optional()
    .transform((wish) => safeNext(wish))

/** A code as typed; its form is judged where it is checked, so that a wrong one counts as a try. */
const codeField = () =>
  z.string({ error: 'required' }).transform(cleanTyped).pipe(z.string().min(1, 'required').max(40, 'invalid'))

/**
 * The check against programs, where the sign-in form had one; skipping, which the registration allows, is no
 * way here.
 */
const check = {
  captchaWay: z.enum(['picture', 'proof']).optional().catch(undefined),
  captchaId: z.string().max(100).catch(''),
  captchaAnswer: z.string().max(100).catch(''),
  altcha: z.string().max(4000).catch(''),
}

export const signInSchema = z
  .object({ email: email(), password: secret(), next: nextField(), ...check })
  .transform(({ captchaWay, captchaId, captchaAnswer, altcha, ...rest }) => ({
    ...rest,
    check: captchaWay && { captchaWay, captchaId, captchaAnswer, altcha },
  }))
export const forgotSchema = z.object({ email: email() })

const repeated = { password: z.string({ error: 'required' }), repeat: z.string({ error: 'required' }) }
const same = (value: { password: string; repeat: string }, ctx: z.RefinementCtx): void => {
  if (value.password !== value.repeat) issue(ctx, 'passwordMismatch', undefined, ['repeat'])
}

export const resetSchema = z.object({ token: z.string().max(100), ...repeated }).superRefine(same)
export const invitationSchema = z
  .object({ token: z.string().max(100), terms: z.string().optional(), ...repeated })
  .superRefine(same)
export const changeSchema = z.object({ currentPassword: secret(), ...repeated }).superRefine(same)
export const codeSchema = z.object({ code: codeField(), next: nextField() })
