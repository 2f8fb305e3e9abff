'use client'
import { FieldError, Need, type FieldLook } from './field'
import { describedBy, useField } from './form-context'
import type { Option } from './select'

type Props = FieldLook & {
  options: Option[]
  /** Side by side where there is room: for short words. */
  inline?: boolean
}

function Choices({
  type,
  name,
  label,
  hint,
  required,
  className = '',
  options,
  inline,
  chosen,
}: Props & { type: 'radio' | 'checkbox'; chosen: string[] }) {
  const { id, error, strings, hintId, errorId } = useField(name)
  return (
    <fieldset
      className={`grid min-w-0 gap-1.5 ${className}`}
      aria-describedby={describedBy(hint ? hintId : undefined, error && errorId)}
    >
      <legend className="mb-1.5 font-semibold">
        {label}
        <Need required={required} optional={strings.optional} />
      </legend>
      {hint && (
        <div id={hintId} className="text-sm text-ink-2">
          {hint}
        </div>
      )}
      <FieldError id={errorId} word={strings.errorWord}>
        {error}
      </FieldError>
      <div className={inline ? 'flex flex-wrap gap-x-8' : 'grid'}>
        {options.map((option, index) => {
          const own = index === 0 ? id : `${id}-${index}`
          return (
            <div key={option.value} className="flex items-start gap-3 py-2">
              <input
                type={type}
                id={own}
                name={name}
                value={option.value}
                className="tick-box"
                disabled={option.disabled}
                defaultChecked={chosen.includes(option.value)}
                required={type === 'radio' && required}
                aria-invalid={error ? true : undefined}
                aria-describedby={option.hint ? `${own}-hint` : undefined}
              />
              <span>
                <label htmlFor={own} lang={option.lang}>
                  {option.label}
                </label>
                {option.hint && (
                  <span id={`${own}-hint`} className="block text-sm text-ink-2">
                    {option.hint}
                  </span>
                )}
              </span>
            </div>
          )
        })}
      </div>
    </fieldset>
  )
}

/** One of a few. */
export function RadioGroup({ defaultValue, ...props }: Props & { defaultValue?: string }) {
  const { typed } = useField(props.name)
  const value = typeof typed === 'string' ? typed : defaultValue
  return <Choices {...props} type="radio" chosen={value ? [value] : []} />
}

/** Several of a few; posted as repeated values. */
export function CheckboxGroup({ defaultValue = [], ...props }: Props & { defaultValue?: string[] }) {
  const { typed } = useField(props.name)
  return <Choices {...props} type="checkbox" chosen={typed === undefined ? defaultValue : [typed].flat()} />
}
