'use client'
import { Field, type FieldLook } from './field'
import { describedBy, useField } from './form-context'

/**
 * A one-time code from e-mail, phone or an authenticator. Arabic and Latin digits; phones offer it by
 * themselves.
 */
export function CodeField({ name, label, hint, required = true, className }: FieldLook) {
  const { id, error, hintId, errorId } = useField(name)
  return (
    <Field {...{ name, label, hint, required, className }}>
      <input
        id={id}
        name={name}
        type="text"
        dir="ltr"
        inputMode="numeric"
        autoComplete="one-time-code"
        autoCapitalize="off"
        spellCheck={false}
        required={required}
        className="field-box max-w-56 text-xl"
        aria-invalid={error ? true : undefined}
        aria-describedby={describedBy(hint ? hintId : undefined, error && errorId)}
      />
    </Field>
  )
}
