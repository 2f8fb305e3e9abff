'use client'
import { useEffect, useRef } from 'react'
import { fieldId, useForm } from './form-context'

/**
 * All that is wrong, first in the form, with links to the fields. Takes the focus; the page's title says it
 * too.
 */
export function ErrorSummary() {
  const { state, strings, idPrefix } = useForm()
  const box = useRef<HTMLDivElement>(null)
  const failed = state.status === 'failed' && state.problems.length > 0
  useEffect(() => {
    if (!failed) return
    box.current?.focus()
    const plain = document.title
    document.title = `${strings.errorPrefix} ${plain}`
    return () => {
      if (document.title === `${strings.errorPrefix} ${plain}`) document.title = plain
    }
  }, [state, failed, strings])
  if (!failed) return null
  return (
    <div
      ref={box}
      role="alert"
      tabIndex={-1}
      className="scroll-mt-24 rounded-card border-2 border-stopped bg-surface px-4 py-3.5 text-stopped"
    >
      <h2 className="text-base font-semibold">{strings.problemTitle}</h2>
      <ul className="mt-1 grid gap-1">
        {state.problems.map(({ field, label, message }, index) => (
          <li key={`${field}-${index}`}>
            {field ? (
              <a
                href={`#${fieldId(idPrefix, field)}`}
                className="inline-block py-0.5 text-stopped underline underline-offset-4"
              >
                {label ? `${label}: ${message}` : message}
              </a>
            ) : (
              message
            )}
          </li>
        ))}
      </ul>
    </div>
  )
}
