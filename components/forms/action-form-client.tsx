'use client'
import { startTransition, useActionState, useEffect, useMemo, useRef, useState, type FormEvent, type ReactNode } from 'react'
import type { FormState } from '@/lib/actions/form-state'
import { ErrorSummary } from './error-summary'
import { FormContext, type FormStrings } from './form-context'

export type ActionFormProps = {
  action: (previous: FormState, form: FormData) => Promise<FormState>
  children: ReactNode
  /** Values kept from before a time-out (`initialFormState`). */
  initial?: FormState
  /** Tells the fields of two forms on one page apart. */
  idPrefix?: string
  className?: string
  id?: string
  /** Names the form for screen readers where a page has several. */
  label?: string
  /** Keep what was typed after success (settings pages); else the fields are emptied. */
  keep?: boolean
}

const IDLE: FormState = { status: 'idle', problems: [], values: {} }

/**
 * A native form with a server action. Without JavaScript the browser posts it. With it, the post is made here, so that
 * nothing typed is lost (the framework would empty the fields after an action), passwords and files included.
 */
export function ActionFormClient({ action, children, initial = IDLE, idPrefix = 'field', className = 'grid gap-6', id, label, keep = false, strings }: ActionFormProps & { strings: FormStrings }) {
  const [state, post, posting] = useActionState(action, initial)
  // While the browser leaves, the button stays pressed.
  const busy = posting || state.leave !== undefined
  const [pressed, setPressed] = useState<string>()
  const form = useRef<HTMLFormElement>(null)

  const send = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault()
    if (busy) return
    const submitter = (event.nativeEvent as SubmitEvent).submitter as HTMLButtonElement | null
    const data = new FormData(event.currentTarget, submitter)
    setPressed(submitter ? `${submitter.name}=${submitter.value}` : undefined)
    startTransition(() => post(data))
  }

  useEffect(() => {
    if (state.leave) return leaveFor(state.leave)
    if (state.status === 'ok' && !keep) form.current?.reset()
  }, [state, keep])

  const context = useMemo(() => ({ state, busy, pressed, strings, idPrefix }), [state, busy, pressed, strings, idPrefix])
  return (
    <FormContext value={context}>
      <form ref={form} action={post} onSubmit={send} noValidate className={className} id={id} aria-label={label} aria-busy={busy || undefined}>
        <ErrorSummary />
        <Notice state={state} />
        {children}
      </form>
    </FormContext>
  )
}

/** Goes to an address outside the pages. A page that the back button brings back from memory is read again: it still says that it leaves. */
function leaveFor(address: string): () => void {
  const again = (event: PageTransitionEvent) => event.persisted && location.reload()
  addEventListener('pageshow', again)
  location.assign(address)
  return () => removeEventListener('pageshow', again)
}

function Notice({ state }: { state: FormState }) {
  const shown = state.notice && state.status !== 'failed'
  const tone = state.status === 'ok' ? 'border-done/40 bg-done-soft text-done' : 'border-progress/40 bg-progress-soft text-progress'
  return <div role="status" className={shown ? `rounded-card border px-4 py-3.5 ${tone}` : 'hidden'}>{shown ? state.notice : null}</div>
}
