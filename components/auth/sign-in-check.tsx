'use client'
import { useSyncExternalStore } from 'react'
import { FieldError } from '@/components/forms/field'
import { useField, useForm } from '@/components/forms/form-context'
import { TextField } from '@/components/forms/text-field'
import { usePicture } from '@/components/captcha/use-picture'
import { useProof } from '@/components/captcha/use-proof'

export type SignInCheckStrings = {
  legend: string
  intro: string
  alt: string
  answer: string
  answerHint: string
  working: string
  done: string
  limited: string
}

const never = () => () => undefined
const IDLE = { status: 'idle' }

/**
 * The check that a sign-in needs after several wrong passwords: computed by itself where scripts run, the
 * picture's text where none does or the browser cannot compute.
 * @param limited the address has had its pictures for now
 */
export function SignInCheck({
  initialId,
  limited,
  strings: t,
}: {
  initialId: string
  limited: boolean
  strings: SignInCheckStrings
}) {
  const { state } = useForm()
  const { id, error, strings, errorId } = useField('captchaWay')
  const { id: answerId } = useField('captchaAnswer')
  const scripted = useSyncExternalStore(
    never,
    () => true,
    () => false,
  )
  const proof = useProof(scripted, state)
  const pictured = !scripted || proof.state === 'failed'
  const picture = usePicture(initialId, answerId, pictured ? state : IDLE)
  return (
    <fieldset
      id={id}
      tabIndex={-1}
      className="grid min-w-0 gap-3 rounded-card border border-line p-4"
      aria-describedby={error && errorId}
    >
      <legend className="px-1 font-semibold">{t.legend}</legend>
      <p className="text-sm text-ink-2">{t.intro}</p>
      <FieldError id={errorId} word={strings.errorWord}>
        {error}
      </FieldError>
      {pictured && limited && picture.id === initialId && <p className="text-sm">{t.limited}</p>}
      {pictured && (
        <div className="grid gap-3" onFocus={picture.renewIfStale}>
          <img
            src={`/api/captcha/${picture.id}`}
            alt={t.alt}
            width={264}
            height={84}
            className="rounded-field border border-line-strong"
          />
          <TextField
            name="captchaAnswer"
            label={t.answer}
            hint={t.answerHint}
            kind="code"
            required
            className="max-w-72"
          />
        </div>
      )}
      <p role="status" className={pictured ? 'sr-only' : 'text-sm text-ink-2'}>
        {proof.state === 'done' ? t.done : !pictured && t.working}
      </p>
      <input type="hidden" name="captchaWay" value={pictured ? 'picture' : 'proof'} />
      <input type="hidden" name="captchaId" value={picture.id} />
      <input type="hidden" name="altcha" value={proof.solution} />
    </fieldset>
  )
}
