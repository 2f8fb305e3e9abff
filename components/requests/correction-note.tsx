import type { ReactNode } from 'react'
import { Icon } from '@/components/ui/icon'
import { Tag } from '@/components/ui/tag'

type Props = {
  reason: string
  /** What the value was when it was returned; absent for documents. */
  before?: ReactNode
  done: boolean
  labels: { officerSays: string; was: string; done: string; todo: string }
  /** The control beside it. */
  children: ReactNode
}

/** One thing that was returned: the officer's reason beside the control that answers it. */
export function CorrectionNote({ reason, before, done, labels, children }: Props) {
  return (
    <div className="grid gap-x-6 gap-y-4 border-t border-line py-6 first:border-t-0 first:pt-0 last:pb-0 md:grid-cols-2">
      <div className="min-w-0">{children}</div>
      <div className="min-w-0 rounded-card border-s-3 border-accent-line bg-accent-soft px-4 py-3 md:self-start">
        <div className="flex flex-wrap items-center justify-between gap-2">
          <p className="flex items-center gap-2 text-sm font-semibold text-accent">
            <Icon name="note" size={18} />
            {labels.officerSays}
          </p>
          <Tag tone={done ? 'done' : 'accent'} icon={done ? 'check' : 'alert'}>
            {done ? labels.done : labels.todo}
          </Tag>
        </div>
        <p className="mt-1">
          <bdi className="whitespace-pre-line">{reason}</bdi>
        </p>
        {before !== undefined && (
          <p className="mt-2 text-sm text-ink-2">
            {labels.was}: {before}
          </p>
        )}
      </div>
    </div>
  )
}
