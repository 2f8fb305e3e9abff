'use client'
import { FieldError, Need, type FieldLook } from './field'
import { describedBy, useField, useForm } from './form-context'

type Props = FieldLook & { defaultChecked?: boolean; value?: string }

/** Yes or no: posted as `on` (or `value`), or not at all. */
export function Checkbox({
  name,
  label,
  hint,
  required,
  className = '',
  defaultChecked,
  value = 'on',
}: Props) {
  const { id, error, typed, strings, hintId, errorId } = useField(name)
  const { state } = useForm()
  const posted = state.status === 'failed' || Object.keys(state.values).length > 0
  return (
    <div className={`grid gap-1.5 ${className}`}>
      <FieldError id={errorId} word={strings.errorWord}>
        {error}
      </FieldError>
      <div className="flex items-start gap-3">
        <input
          type="checkbox"
          id={id}
          name={name}
          value={value}
          className="tick-box"
          required={required}
          defaultChecked={posted ? typed !== undefined : defaultChecked}
          aria-invalid={error ? true : undefined}
          aria-describedby={describedBy(hint ? hintId : undefined, error && errorId)}
        />
        <div>
          <label htmlFor={id}>
            <span>{label}</span>
            {required && <Need required optional="" />}
          </label>
          {hint && (
            <div id={hintId} className="text-sm text-ink-2">
              {hint}
            </div>
          )}
        </div>
      </div>
    </div>
  )
}

/** A box that must be ticked before something that cannot be undone. */
export function ConfirmCheckbox(props: Omit<Props, 'required' | 'defaultChecked'>) {
  return <Checkbox {...props} required />
}
