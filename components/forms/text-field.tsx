'use client'
import type { ComponentProps } from 'react'
import { Field, type FieldLook } from './field'
import { describedBy, useField } from './form-context'

type Kind = 'text' | 'code' | 'email' | 'tel' | 'url' | 'number'

type Props = FieldLook & {
  /** `text`: by its first letter, Arabic or Latin. All others read left to right inside the aligned box. */
  kind?: Kind
  defaultValue?: string
} & Pick<ComponentProps<'input'>, 'autoComplete' | 'inputMode' | 'readOnly' | 'lang' | 'spellCheck' | 'list'>

const KINDS: Record<Kind, ComponentProps<'input'>> = {
  text: { type: 'text', dir: 'auto' },
  code: { type: 'text', dir: 'ltr', autoCapitalize: 'off', spellCheck: false, autoComplete: 'off' },
  // Not type=email: browsers refuse Arabic digits and trim on their own; the server says what is wrong.
  email: {
    type: 'text',
    dir: 'ltr',
    inputMode: 'email',
    autoComplete: 'email',
    autoCapitalize: 'off',
    spellCheck: false,
  },
  tel: { type: 'tel', dir: 'ltr', inputMode: 'tel', autoComplete: 'tel' },
  url: {
    type: 'text',
    dir: 'ltr',
    inputMode: 'url',
    autoComplete: 'url',
    autoCapitalize: 'off',
    spellCheck: false,
  },
  number: { type: 'text', dir: 'ltr', inputMode: 'numeric', autoComplete: 'off' },
}

/** One line of text. What was typed comes back after a failure, from the form. */
export function TextField({
  name,
  label,
  hint,
  required,
  className,
  kind = 'text',
  defaultValue,
  ...input
}: Props) {
  const { id, error, typed, hintId, errorId } = useField(name)
  const given = Object.fromEntries(Object.entries(input).filter(([, value]) => value !== undefined))
  return (
    <Field {...{ name, label, hint, required, className }}>
      <input
        {...KINDS[kind]}
        {...given}
        id={id}
        name={name}
        className="field-box"
        required={required}
        defaultValue={typeof typed === 'string' ? typed : defaultValue}
        aria-invalid={error ? true : undefined}
        aria-describedby={describedBy(hint ? hintId : undefined, error && errorId)}
      />
    </Field>
  )
}
