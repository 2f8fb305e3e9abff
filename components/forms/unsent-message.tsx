'use client'
import { useEffect, useRef } from 'react'
import { buttonStyle } from '@/components/ui/button-style'
import { useForm } from './form-context'

/**
 * Says that nothing was sent, why, and what to do: everything typed still stands in the form. Takes the
 * focus.
 */
export function UnsentMessage({
  reload,
}: {
  /** Reads the page of the present build, with what was typed. */ reload: () => void
}) {
  const {
    state,
    strings: { unsent: labels },
  } = useForm()
  const box = useRef<HTMLDivElement>(null)
  const { unsent } = state
  useEffect(() => {
    if (unsent) box.current?.focus()
  }, [unsent])
  if (!unsent) return null
  return (
    <div
      ref={box}
      role="alert"
      tabIndex={-1}
      className="scroll-mt-24 rounded-card border-2 border-stopped bg-surface px-4 py-3.5 text-stopped"
    >
      <h2 className="text-base font-semibold">{labels.title}</h2>
      <p className="mt-1 text-ink">{labels[unsent.reason]}</p>
      {unsent.eventId && (
        <p className="mt-1 text-sm text-ink-2">
          <span>{labels.eventId}: </span>
          <bdi dir="ltr">{unsent.eventId}</bdi>
        </p>
      )}
      {unsent.reason === 'newVersion' && (
        <p className="js-only mt-3">
          <button type="button" onClick={reload} className={buttonStyle('secondary', 'sm')}>
            {labels.reload}
          </button>
        </p>
      )}
    </div>
  )
}
