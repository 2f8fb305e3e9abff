'use client'
import type { ReactNode } from 'react'
import { FieldError } from './field'
import { useField, useForm } from './form-context'

type Props = {
  /** Of the field, where a form has two etags. */
  name?: string
  /** What the page showed. */
  etag: string
  /**
   * A form that is filled keeps the etag it was opened with; one that only confirms takes the page's newest.
   */
  keep?: boolean
  /** Shown when the post was refused because something changed meanwhile. */
  children: ReactNode
}

/**
 * The hidden field that tells the action what its reader saw, and the place where a refusal says what to do.
 */
export function EtagField({ name = 'seen', etag, keep, children }: Props) {
  const { id, error, typed, strings, errorId } = useField(name)
  const { state } = useForm()
  const first = keep && state.status !== 'ok' && typeof typed === 'string' ? typed : etag
  return (
    <>
      <input type="hidden" name={name} value={first} />
      {error && (
        <div
          id={id}
          tabIndex={-1}
          className="grid scroll-mt-24 gap-3 rounded-card border border-stopped px-4 py-3.5"
        >
          <FieldError id={errorId} word={strings.errorWord}>
            {error}
          </FieldError>
          {children /* eslint-disable-line portal/text-beside -- always elements */}
        </div>
      )}
    </>
  )
}
