'use client'
import { useState } from 'react'
import { Icon } from '@/components/ui/icon'
import { Field, type FieldLook } from './field'
import { describedBy, useField } from './form-context'

export type PasswordRule = {
  key: string
  label: string
  /** Source of a regular expression (flag u) that the password must match. */
  pattern: string
}

type Props = FieldLook & {
  autoComplete: 'current-password' | 'new-password'
  /** The live list of what is still missing. Without JavaScript it stands there as plain help. */
  rules?: PasswordRule[]
  /** Words for screen readers beside a rule: met, not met yet. */
  met?: string
  unmet?: string
}

/** A password: pasting and password managers welcome; can be shown once JavaScript runs. */
export function PasswordField({
  name,
  label,
  hint,
  required,
  className,
  autoComplete,
  rules,
  met,
  unmet,
}: Props) {
  const { id, error, strings, hintId, errorId } = useField(name)
  const [shown, setShown] = useState(false)
  const [text, setText] = useState('')
  const rulesId = `${id}-rules`
  return (
    <Field {...{ name, label, hint, required, className }}>
      <div className="relative">
        <input
          id={id}
          name={name}
          type={shown ? 'text' : 'password'}
          dir="ltr"
          autoComplete={autoComplete}
          autoCapitalize="off"
          spellCheck={false}
          required={required}
          onChange={rules ? (event) => setText(event.target.value) : undefined}
          className="field-box pe-14 rtl:ps-14 rtl:pe-3.5"
          aria-invalid={error ? true : undefined}
          aria-describedby={describedBy(hint ? hintId : undefined, error && errorId, rules && rulesId)}
        />
        <button
          type="button"
          onClick={() => setShown(!shown)}
          aria-pressed={shown}
          aria-controls={id}
          aria-label={shown ? strings.hidePassword : strings.showPassword}
          className="js-only absolute end-1.5 top-1/2 grid size-9 -translate-y-1/2 place-items-center rounded-field text-ink-2 hover:bg-sunken hover:text-ink aria-pressed:text-primary"
        >
          <Icon name="eye" />
        </button>
      </div>
      {rules && (
        <ul id={rulesId} className="grid gap-x-4 gap-y-1 text-sm sm:grid-cols-2">
          {rules.map((rule) => {
            const good = new RegExp(rule.pattern, 'u').test(text)
            return (
              <li key={rule.key} className={`flex items-start gap-2 ${good ? 'text-done' : 'text-ink-2'}`}>
                <Icon name={good ? 'success' : 'circle'} size={18} className="mt-0.5" />
                <span>
                  {rule.label}
                  <span className="sr-only"> {text && (good ? met : unmet)}</span>
                </span>
              </li>
            )
          })}
        </ul>
      )}
    </Field>
  )
}
