'use client'
import { useRouter } from 'next/navigation'
import { useEffect, useRef, useState, type DragEvent, type FormEvent } from 'react'
import { buttonStyle } from '@/components/ui/button-style'
import { Icon } from '@/components/ui/icon'
import { sendForm } from './send-form'

type UploadStrings = {
  type: string
  chooseType: string
  name: string
  nameHint: string
  file: string
  choose: string
  drop: string
  accepted: string
  upload: string
  uploading: string
  checking: string
  failed: string
  replaces: string
  tooLarge: string
  missing: string
  done: string
}

type Props = {
  requestId: string
  back: string
  /** One: the form is for that type alone. */
  types: { value: string; label: string }[]
  /** Chosen to begin with. */
  first: string
  /** Documents of which a new one of type OTHER takes one's place; an empty value: none. */
  replaceable?: { value: string; label: string }[]
  mostBytes: number
  strings: UploadStrings
  idPrefix: string
}

/**
 * A native form posted to /api/documents. With JavaScript the same post shows its progress, a file may be
 * dropped, the name follows the type, and the page is refreshed in place.
 */
export function UploadClient({
  requestId,
  back,
  types,
  first,
  replaceable = [],
  mostBytes,
  strings,
  idPrefix,
}: Props) {
  const router = useRouter()
  const input = useRef<HTMLInputElement>(null)
  const [alive, setAlive] = useState(false)
  const [type, setType] = useState(first)
  const [name, setName] = useState(labelOf(types, first))
  const [file, setFile] = useState('')
  const [over, setOver] = useState(false)
  const [percent, setPercent] = useState<number>()
  const [problem, setProblem] = useState('')
  const [done, setDone] = useState('')
  const id = (part: string) => `${idPrefix}-${part}`
  const busy = percent !== undefined

  useEffect(() => setAlive(true), [])
  useEffect(() => {
    choose(first)
  }, [first]) // eslint-disable-line react-hooks/exhaustive-deps

  const choose = (value: string) => {
    setName((was) => (was === '' || was === labelOf(types, type) ? labelOf(types, value) : was))
    setType(value)
  }
  const take = (files: FileList | null) => {
    setProblem((files?.[0]?.size ?? 0) > mostBytes ? strings.tooLarge : '')
    setDone('')
    setFile(files?.[0]?.name ?? '')
  }
  const drop = (event: DragEvent) => {
    event.preventDefault()
    setOver(false)
    if (busy || !input.current || event.dataTransfer.files.length === 0) return
    input.current.files = event.dataTransfer.files
    take(event.dataTransfer.files)
  }
  const send = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault()
    const chosen = input.current?.files?.[0]
    if (busy) return
    if (!chosen || chosen.size > mostBytes) return setProblem(chosen ? strings.tooLarge : strings.missing)
    const form = event.currentTarget
    setProblem('')
    setDone('')
    setPercent(0)
    void sendForm(form.action, new FormData(form), setPercent).then((answer) => {
      if (answer.signIn) return window.location.assign(answer.signIn)
      setPercent(undefined)
      if (!answer.ok) return setProblem(answer.message ?? strings.failed)
      // Not form.reset(): it would change what the boxes show behind React's back.
      if (input.current) input.current.value = ''
      setFile('')
      const next = types.length === 1 || type !== first ? first : ''
      setType(next)
      setName(labelOf(types, next))
      setDone(`${strings.done}: ${answer.name ?? ''}`)
      router.refresh()
    })
  }

  return (
    <form
      action="/api/documents"
      method="post"
      encType="multipart/form-data"
      onSubmit={send}
      noValidate={alive}
      className="grid gap-5"
      aria-busy={busy || undefined}
      onDragOver={(event) => {
        event.preventDefault()
        setOver(true)
      }}
      onDragLeave={() => setOver(false)}
      onDrop={drop}
    >
      <input type="hidden" name="requestId" value={requestId} />
      <input type="hidden" name="back" value={back} />
      {types.length === 1 ? (
        <input type="hidden" name="type" value={type} />
      ) : (
        <div className="grid gap-1.5">
          <label htmlFor={id('type')} className="font-semibold">
            {strings.type}
            <span aria-hidden="true" className="text-stopped">
              {'\u00a0*'}
            </span>
          </label>
          <div className="relative">
            <select
              id={id('type')}
              name="type"
              required
              value={type}
              onChange={(event) => choose(event.target.value)}
              className="field-box appearance-none pe-10"
            >
              <option value="">{strings.chooseType}</option>
              {types.map((option) => (
                <option key={option.value} value={option.value}>
                  {option.label}
                </option>
              ))}
            </select>
            <Icon
              name="chevron-down"
              size={18}
              className="pointer-events-none absolute end-3.5 top-1/2 -translate-y-1/2 text-ink-2"
            />
          </div>
        </div>
      )}
      {replaceable.length > 0 && (!alive || type === 'OTHER') && (
        <div className="grid gap-1.5">
          <label htmlFor={id('replaces')} className="font-semibold">
            {strings.replaces}
          </label>
          <select id={id('replaces')} name="replaces" dir="auto" className="field-box">
            {replaceable.map((option) => (
              <option key={option.value} value={option.value}>
                {option.label}
              </option>
            ))}
          </select>
        </div>
      )}
      <div className="grid gap-1.5">
        <label htmlFor={id('name')} className="font-semibold">
          {strings.name}
        </label>
        <div id={id('name-hint')} className="text-sm text-ink-2">
          {strings.nameHint}
        </div>
        <input
          id={id('name')}
          name="name"
          dir="auto"
          value={name}
          onChange={(event) => setName(event.target.value)}
          aria-describedby={id('name-hint')}
          className="field-box"
        />
      </div>
      <div className="grid gap-1.5">
        <label htmlFor={id('file')} className="font-semibold">
          {strings.file}
          <span aria-hidden="true" className="text-stopped">
            {'\u00a0*'}
          </span>
        </label>
        <div id={id('file-hint')} className="text-sm text-ink-2">
          {strings.accepted}
        </div>
        <p
          id={id('file-error')}
          role="alert"
          className={problem ? 'flex items-start gap-1.5 text-sm font-semibold text-stopped' : 'hidden'}
        >
          {problem && (
            <>
              <Icon name="alert" size={18} className="mt-0.5" />
              <span>{problem}</span>
            </>
          )}
        </p>
        <label
          htmlFor={alive ? id('file') : undefined}
          className={`grid justify-items-center gap-2 rounded-card border border-dashed px-4 py-6 text-center has-[:focus-visible]:outline-3 has-[:focus-visible]:outline-focus ${over ? 'border-primary bg-primary-soft' : 'border-line-strong bg-sunken'} ${alive ? 'cursor-pointer' : ''}`}
        >
          <input
            ref={input}
            id={id('file')}
            type="file"
            name="file"
            required
            accept=".pdf,.jpg,.jpeg,.jfif,.jpe,.png,application/pdf,image/jpeg,image/png"
            onChange={(event) => take(event.target.files)}
            aria-invalid={problem ? true : undefined}
            aria-describedby={`${id('file-hint')} ${id('file-error')}`}
            className={alive ? 'sr-only' : 'w-full'}
          />
          {alive && <Icon name="upload" size={24} className="text-primary" />}
          {alive &&
            (file ? <bdi className="font-semibold break-all">{file}</bdi> : <span>{strings.drop}</span>)}
        </label>
      </div>
      {busy && (
        <div className="grid gap-1.5">
          <progress
            max={100}
            value={percent}
            aria-label={strings.upload}
            className="h-2 w-full overflow-hidden rounded-full bg-sunken [&::-moz-progress-bar]:bg-primary [&::-webkit-progress-bar]:bg-sunken [&::-webkit-progress-value]:bg-primary"
          />
          <span className="text-sm text-ink-2">
            {percent < 100 ? strings.uploading.replace('%', `${percent}%`) : strings.checking}
          </span>
        </div>
      )}
      <p role="status" className={done ? 'text-sm font-semibold text-done' : 'sr-only'}>
        {done}
      </p>
      <div>
        <button type="submit" aria-disabled={busy || undefined} className={buttonStyle('secondary')}>
          <Icon name="upload" />
          {strings.upload}
        </button>
      </div>
    </form>
  )
}

function labelOf(types: Props['types'], value: string): string {
  return types.find((type) => type.value === value)?.label ?? ''
}
