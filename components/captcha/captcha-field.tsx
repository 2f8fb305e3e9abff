'use client'
import { useState, useSyncExternalStore } from 'react'
import { FieldError } from '@/components/forms/field'
import { useField, useForm } from '@/components/forms/form-context'
import { TextField } from '@/components/forms/text-field'
import { buttonStyle } from '@/components/ui/button-style'
import { Icon } from '@/components/ui/icon'
import { usePicture } from './use-picture'
import { useProof } from './use-proof'

type Method = 'picture' | 'proof' | 'skip'

export type CaptchaStrings = {
  legend: string
  intro: string
  picture: string
  pictureHint: string
  proof: string
  proofHint: string
  skip: string
  skipHint: string
  alt: string
  answer: string
  answerHint: string
  refresh: string
  working: string
  done: string
  failed: string
  limited: string
}

const never = () => () => undefined

/**
 * Three equal methods to pass the check against programs: the picture's text, a computation (with
 * JavaScript), or none with a daily limit (without it, or where the browser cannot compute).
 * @param limited the address has had its pictures for now: `initialId` opens none, and the other methods are
 * offered
 */
export function CaptchaField({
  initialId,
  limited = false,
  strings: t,
}: {
  initialId: string
  limited?: boolean
  strings: CaptchaStrings
}) {
  const { state } = useForm()
  const { id: methodId, error, typed, strings, errorId } = useField('captchaWay')
  const { id: answerId } = useField('captchaAnswer')
  const scripted = useSyncExternalStore(
    never,
    () => true,
    () => false,
  )
  const first = limited ? 'skip' : 'picture'
  const [method, setMethod] = useState<Method>(typed === 'proof' || typed === 'skip' ? typed : first)
  const picture = usePicture(initialId, answerId, state)
  const proof = useProof(method === 'proof', state)
  // A failed post may have brought a picture after all.
  const pictured = !limited || picture.id !== initialId
  const offers: [Method, string, string][] = pictured ? [['picture', t.picture, t.pictureHint]] : []
  if (scripted) offers.push(['proof', t.proof, t.proofHint])
  if (!scripted || proof.state === 'failed' || method === 'skip' || !pictured)
    offers.push(['skip', t.skip, t.skipHint])
  const progress = { idle: '', working: t.working, done: t.done, failed: t.failed }[proof.state]
  return (
    <fieldset
      className="grid min-w-0 gap-1.5 rounded-card border border-line p-4"
      aria-describedby={error && errorId}
    >
      <legend className="px-1 font-semibold">{t.legend}</legend>
      <p className="text-sm text-ink-2">{t.intro}</p>
      {!pictured && <p className="text-sm">{t.limited}</p>}
      <FieldError id={errorId} word={strings.errorWord}>
        {error}
      </FieldError>
      {offers.map(([value, label, hint], index) => {
        const own = index === 0 ? methodId : `${methodId}-${value}`
        return (
          <div key={value} className="flex items-start gap-3 py-1.5">
            <input
              type="radio"
              id={own}
              name="captchaWay"
              value={value}
              className="tick-box"
              checked={method === value}
              onChange={() => setMethod(value)}
              aria-describedby={`${own}-hint`}
            />
            <span>
              <label htmlFor={own}>{label}</label>
              <span id={`${own}-hint`} className="block text-sm text-ink-2">
                {hint}
              </span>
            </span>
          </div>
        )
      })}
      {pictured && (
        <div
          className={scripted && method !== 'picture' ? 'hidden' : 'mt-2 grid gap-3'}
          onFocus={picture.renewIfStale}
        >
          <div className="flex flex-wrap items-center gap-3">
            <img
              src={`/api/captcha/${picture.id}`}
              alt={t.alt}
              width={264}
              height={84}
              className="rounded-field border border-line-strong"
            />
            <button
              type={scripted ? 'button' : 'submit'}
              name="refresh"
              value="1"
              onClick={scripted ? picture.renew : undefined}
              className={buttonStyle('secondary', 'md')}
            >
              <Icon name="refresh" />
              {t.refresh}
            </button>
          </div>
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
      <p role="status" className={progress ? 'text-sm text-ink-2' : 'sr-only'}>
        {progress}
      </p>
      <input type="hidden" name="captchaId" value={picture.id} />
      <input type="hidden" name="altcha" value={proof.solution} />
    </fieldset>
  )
}
