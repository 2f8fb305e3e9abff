'use client'
import { Icon } from '@/components/ui/icon'
import { Field, type FieldLook } from './field'
import { describedBy, useField } from './form-context'

export type Option = {
  value: string
  label: string
  hint?: string
  disabled?: boolean
  /** Of the label, where it is not the page's own. */ lang?: string
}

type Props = FieldLook & {
  options: Option[]
  defaultValue?: string
  /** The entry that chooses nothing: «اختر …». */
  placeholder?: string
}

/** One of many. For up to five choices take RadioGroup. */
export function Select({
  name,
  label,
  hint,
  required,
  className,
  options,
  defaultValue,
  placeholder,
}: Props) {
  const { id, error, typed, hintId, errorId } = useField(name)
  const value = typeof typed === 'string' ? typed : (defaultValue ?? '')
  return (
    <Field {...{ name, label, hint, required, className }}>
      <div className="relative">
        <select
          key={value}
          id={id}
          name={name}
          required={required}
          defaultValue={value}
          className="field-box appearance-none pe-10"
          aria-invalid={error ? true : undefined}
          aria-describedby={describedBy(hint ? hintId : undefined, error && errorId)}
        >
          {placeholder !== undefined && <option value="">{placeholder}</option>}
          {options.map((option) => (
            <option key={option.value} value={option.value} disabled={option.disabled}>
              {option.label}
            </option>
          ))}
        </select>
        <Icon
          name="chevron-down"
          size={18}
          className="pointer-events-none absolute end-3.5 top-1/2 -translate-y-1/2 text-ink-2"
        />
      </div>
    </Field>
  )
}
