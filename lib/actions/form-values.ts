import { stripUnseen } from '@/lib/core/digits'
import { isSecretField } from '@/lib/core/secret-fields'
import type { FormState } from './form-state'

/** Hashed as typed: cleaned, a password chosen before would no longer fit. */
const PASSWORD = /password|repeat/i

/**
 * Fields that one form may post. The portal's longest form has some hundreds; the body's limit alone would
 * let 60,000 through.
 */
export const MAX_FIELDS = 1000

/**
 * The text fields of a post, without unseen signs: one value as a string, repeated ones as a list. Files and
 * the framework's own fields are left out. One pass, since `FormData.getAll` searches the whole form for each
 * name.
 */
export function formValues(form: FormData): FormState['values'] {
  const texts = new Map<string, string[]>()
  for (const [name, value] of form) {
    if (typeof value !== 'string' || name.startsWith('$') || name === '__proto__') continue
    const text = PASSWORD.test(name) ? value : stripUnseen(value)
    const earlier = texts.get(name)
    if (earlier) earlier.push(text)
    else texts.set(name, [text])
  }
  return Object.fromEntries([...texts].map(([name, all]) => [name, all.length === 1 ? all[0]! : all]))
}

/**
 * Whether a form has more than `MAX_FIELDS` fields, repeated names and files counted; stops counting there.
 */
export function hasTooManyFields(form: FormData): boolean {
  let count = 0
  for (const name of form.keys()) {
    if (!name.startsWith('$')) count += 1
    if (count > MAX_FIELDS) return true
  }
  return false
}

/** What may be shown again after a failure: everything typed but secrets. */
export function shownValues(values: FormState['values']): FormState['values'] {
  return Object.fromEntries(Object.entries(values).filter(([name]) => !isSecretField(name)))
}
