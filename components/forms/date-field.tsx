'use client'
import { Field, type FieldLook } from './field'
import { describedBy, useField } from './form-context'

/** A date typed as DD/MM/YYYY; both kinds of digits. @param defaultValue as shown, `28/07/2019` */
export function DateField({
  name,
  label,
  hint,
  required,
  className,
  defaultValue,
  readOnly,
  autoComplete = 'off',
}: FieldLook & { defaultValue?: string; readOnly?: boolean; autoComplete?: string }) {
  const { id, error, typed, strings, hintId, errorId } = useField(name)
  return (
    <Field {...{ name, label, required, className }} hint={hint ?? <bdi>{strings.dateHint}</bdi>}>
      <input
        id={id}
        name={name}
        type="text"
        dir="ltr"
        inputMode="numeric"
        autoComplete={autoComplete}
        required={required}
        readOnly={readOnly}
        defaultValue={typeof typed === 'string' ? typed : defaultValue}
        className="field-box max-w-56"
        aria-invalid={error ? true : undefined}
        aria-describedby={describedBy(hintId, error && errorId)}
      />
    </Field>
  )
}
