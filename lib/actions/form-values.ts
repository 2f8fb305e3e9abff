import { stripUnseen } from '@/lib/core/digits'
import { isSecretField } from '@/lib/core/secret-fields'
import type { FormState } from './form-state'

/** Hashed as typed: cleaned, a password chosen before would no longer fit. */
const PASSWORD = /password|repeat/i

/**
 * The text fields of a post, without unseen signs: one value as a string, repeated ones as a list. Files and the
 * framework's own fields are left out.
 */
export function formValues(form: FormData): FormState['values'] {
  const values: FormState['values'] = {}
  for (const name of new Set(form.keys())) {
    if (name.startsWith('$') || name === '__proto__') continue
    const texts = form.getAll(name).filter((value): value is string => typeof value === 'string').map((value) => (PASSWORD.test(name) ? value : stripUnseen(value)))
    if (texts.length > 0) values[name] = texts.length === 1 ? texts[0]! : texts
  }
  return values
}

/** What may be shown again after a failure: everything typed but secrets. */
export function shownValues(values: FormState['values']): FormState['values'] {
  return Object.fromEntries(Object.entries(values).filter(([name]) => !isSecretField(name)))
}
