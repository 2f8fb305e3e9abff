'use client'
import { Field, type FieldLook } from './field'
import { describedBy, useField } from './form-context'

/** Several lines of text. */
export function TextArea({
  name,
  label,
  hint,
  required,
  className,
  defaultValue,
  rows = 4,
}: FieldLook & { defaultValue?: string; rows?: number }) {
  const { id, error, typed, hintId, errorId } = useField(name)
  return (
    <Field {...{ name, label, hint, required, className }}>
      <textarea
        id={id}
        name={name}
        rows={rows}
        dir="auto"
        className="field-box"
        required={required}
        defaultValue={typeof typed === 'string' ? typed : defaultValue}
        aria-invalid={error ? true : undefined}
        aria-describedby={describedBy(hint ? hintId : undefined, error && errorId)}
      />
    </Field>
  )
}
