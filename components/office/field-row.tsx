import type { ReactNode } from 'react'

type Props = {
  id: string
  label: ReactNode
  value: ReactNode
  /** Match, expiry, change: beside the value. */
  tags?: ReactNode
  /** What is in force now, what the customs system knows, what was returned before. */
  asides?: { key: string; label: string; text: ReactNode }[]
  /** The officer's note, drafted and not sent. */
  note?: { label: string; text: string }
  /** The form that returns it. */
  action?: ReactNode
}

/** One answer under review. A drafted note gives it the ground of what needs attention. */
export function FieldRow({ id, label, value, tags, asides = [], note, action }: Props) {
  return (
    <div
      id={id}
      className={`grid scroll-mt-4 items-start gap-x-4 gap-y-1 px-4 py-2.5 sm:grid-cols-[minmax(9rem,2fr)_minmax(0,4fr)_auto] sm:px-5 ${note ? 'bg-accent-soft' : ''}`}
    >
      <dt className="text-ink-2">{label}</dt>
      <dd className="min-w-0">
        <div className="flex flex-wrap items-center gap-x-3 gap-y-1">
          {value}
          {tags}
        </div>
        {asides.map((aside) => (
          <p key={aside.key} className="text-sm text-ink-2">
            {aside.label} {aside.text}
          </p>
        ))}
        {note && (
          <p className="text-sm font-semibold text-accent">
            {note.label} <bdi>{note.text}</bdi>
          </p>
        )}
      </dd>
      {action && (
        <dd className="no-print min-w-0 has-[details[open]]:col-span-full has-[[role=alert]]:col-span-full">
          {action}
        </dd>
      )}
    </div>
  )
}
