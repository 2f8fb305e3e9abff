'use client'
import { useEffect, useRef, type ReactNode } from 'react'
import { useForm } from '@/components/forms/form-context'

type Props = {
  summary: ReactNode
  children: ReactNode
  className?: string
  /** What is stored: once it is another, the form has done its work and folds. */
  stored?: string | number
}

/**
 * A form that is folded away until it is wanted; a failed post or text kept from before a time-out opens it.
 */
export function FormDetails({ summary, children, className = '', stored }: Props) {
  const { state, restored } = useForm()
  const box = useRef<HTMLDetailsElement>(null)
  const before = useRef(stored)
  const wanted =
    restored ||
    state.unsent !== undefined ||
    state.status === 'failed' ||
    Object.keys(state.values).length > 0

  useEffect(() => {
    const details = box.current
    if (before.current === stored || !details) return
    before.current = stored
    // Refused because of what is stored now: it stays open, with its text.
    if (state.status === 'failed') return
    const { activeElement } = document
    details.open = false
    // The button that was pressed is folded away or gone: the focus stays at what it was about.
    if (activeElement === document.body || details.parentElement?.parentElement?.contains(activeElement))
      details.querySelector('summary')?.focus()
  }, [stored, state.status])

  return (
    <details ref={box} open={wanted || undefined} className={className}>
      <summary className="inline-flex min-h-8 items-center rounded-field px-1 text-sm font-semibold text-primary hover:underline">
        {summary}
      </summary>
      {children}
    </details>
  )
}
