'use client'
import type { ReactNode } from 'react'
import { Icon } from '@/components/ui/icon'
import { useField } from './form-context'

export type FieldLook = {
  name: string
  label: ReactNode
  hint?: ReactNode
  /** Every field says whether it is asked for: a star with the legend, or «(اختياري)». */
  required?: boolean
  className?: string
}

/** The star or the word beside a label. */
export function Need({ required, optional }: { required?: boolean; optional: string }) {
  return required ? (
    <span aria-hidden="true" className="text-stopped">
      {'\u00a0*'}
    </span>
  ) : (
    <span className="font-normal text-ink-2"> {optional}</span>
  )
}

/** The message above a box, with its icon. */
export function FieldError({ id, children, word }: { id: string; children?: string; word: string }) {
  if (!children) return null
  return (
    <p id={id} className="flex items-start gap-1.5 text-sm font-semibold text-stopped">
      <Icon name="alert" size={18} className="mt-0.5" />
      <span>
        <span className="sr-only">{word} </span>
        {children}
      </span>
    </p>
  )
}

/** Label, hint, error, then the control: in this order for every field. */
export function Field({
  name,
  label,
  hint,
  required,
  className = '',
  children,
}: FieldLook & { children: ReactNode }) {
  const { id, error, strings, hintId, errorId } = useField(name)
  return (
    <div className={`grid content-start gap-1.5 ${className}`}>
      <label htmlFor={id} className="font-semibold">
        {label}
        <Need required={required} optional={strings.optional} />
      </label>
      {hint && (
        <div id={hintId} className="text-sm text-ink-2">
          {hint}
        </div>
      )}
      <FieldError id={errorId} word={strings.errorWord}>
        {error}
      </FieldError>
      {children /* eslint-disable-line portal/text-beside -- always elements */}
    </div>
  )
}
