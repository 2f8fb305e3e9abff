'use client'
import {
  startTransition,
  useActionState,
  useEffect,
  useMemo,
  useRef,
  useState,
  type FormEvent,
  type ReactNode,
} from 'react'
import { FORM_FIELD, type FormState } from '@/lib/actions/form-state'
import { withoutRejection } from './call-action'
import { ErrorSummary } from './error-summary'
import { FormContext, type FormStrings } from './form-context'
import { leaveAnyway, useFormGuard } from './form-guard'
import { isFilledIn } from './typed-values'
import { saveToSessionStorage, restoreFromSessionStorage } from './form-session-storage'
import { LanguageButton } from './language-button'
import { UnsentMessage } from './unsent-message'

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
  /**
   * Whether the reader is asked before a half-filled form is left. Not where a link in it is the usual way
   * on: signing in.
   */
  guard?: boolean
  /** Sending this form takes the page away, and what was typed in its other forms: signing out. */
  leaves?: boolean
}

type ClientProps = ActionFormProps & {
  strings: FormStrings
  /** The same in every build and language (`FORM_FIELD`). */ name?: string
}

const IDLE: FormState = { status: 'idle', problems: [], values: {} }

/**
 * A native form with a server action. Without JavaScript the browser posts it. With it, the post is made
 * here, so that nothing typed is lost (the framework would empty the fields after an action), passwords and
 * files included.
 */
export function ActionFormClient({
  action,
  children,
  initial = IDLE,
  idPrefix = 'field',
  className = 'grid gap-6',
  id,
  label,
  keep = false,
  guard = true,
  leaves,
  strings,
  name,
}: ClientProps) {
  // On the server the action itself: what the browser posts without JavaScript is made from it.
  const [call] = useState(() => (typeof window === 'undefined' ? action : withoutRejection(action)))
  const [state, post, posting] = useActionState(call, initial)
  // While the browser leaves, the button stays pressed.
  const busy = posting || state.leave !== undefined
  const [pressed, setPressed] = useState<string>()
  const [restored, setRestored] = useState(false)
  const form = useRef<HTMLFormElement>(null)
  const touched = useRef(false)

  const send = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault()
    if (busy) return
    const submitter = (event.nativeEvent as SubmitEvent).submitter as HTMLButtonElement | null
    const data = new FormData(event.currentTarget, submitter)
    setPressed(submitter ? `${submitter.name}=${submitter.value}` : undefined)
    setRestored(false)
    startTransition(() => post(data))
  }
  const reload = () => {
    if (form.current && name) saveToSessionStorage(name, form.current)
    leaveAnyway()
    location.reload()
  }

  useEffect(() => {
    if (state.leave) return leaveFor(state.leave)
    if (state.status !== 'ok') return
    touched.current = false
    if (!keep) form.current?.reset()
  }, [state, keep])

  useEffect(() => {
    if (name && form.current && restoreFromSessionStorage(name, form.current)) setRestored(true)
  }, [name])

  useFormGuard(form, {
    name,
    question: guard ? strings.leaveQuestion : undefined,
    // After a failure what was typed has become what the boxes begin with.
    isUnsent: (element) =>
      !busy &&
      touched.current &&
      (state.status === 'failed' || state.unsent !== undefined || isFilledIn(element)),
  })

  const context = useMemo(
    () => ({ state, busy, pressed, restored, strings, idPrefix }),
    [state, busy, pressed, restored, strings, idPrefix],
  )
  const notice = state.status !== 'failed' && !state.unsent ? state.notice : undefined
  return (
    <FormContext value={context}>
      <form
        ref={form}
        action={post}
        onSubmit={send}
        onInput={() => {
          touched.current = true
        }}
        noValidate
        className={className}
        id={id}
        aria-label={label}
        aria-busy={busy || undefined}
        data-leaves={leaves ? '' : undefined}
      >
        <UnsentMessage reload={reload} />
        <ErrorSummary />
        <Notice
          text={restored ? strings.unsent.restored : notice}
          done={state.status === 'ok' && !restored}
        />
        {name && <input type="hidden" name={FORM_FIELD} value={name} />}
        {children /* eslint-disable-line portal/text-beside -- always elements */}
        {name && guard && <LanguageButton />}
      </form>
    </FormContext>
  )
}

/**
 * Goes to an address outside the pages. A page that the back button brings back from memory is read again: it
 * still says that it leaves.
 */
function leaveFor(address: string): () => void {
  const again = (event: PageTransitionEvent) => event.persisted && location.reload()
  addEventListener('pageshow', again)
  location.assign(address)
  return () => removeEventListener('pageshow', again)
}

function Notice({ text, done }: { text?: string; done: boolean }) {
  const tone = done
    ? 'border-done/40 bg-done-soft text-done'
    : 'border-progress/40 bg-progress-soft text-progress'
  return (
    <div role="status" className={text ? `rounded-card border px-4 py-3.5 ${tone}` : 'hidden'}>
      {text}
    </div>
  )
}
