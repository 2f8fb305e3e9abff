import type { ReactNode } from 'react'
import { Link } from '@/lib/i18n/link'
import { Icon, type IconName } from './icon'
import { Tag, type Tone } from './tag'

export type TaskState = 'complete' | 'current' | 'todo' | 'attention' | 'locked'

export type Task = {
  key: string
  href?: string
  label: ReactNode
  state: TaskState
  status: string
  hint?: ReactNode
}

const LOOK: Record<TaskState, { icon: IconName; tone: Tone; iconStyle: string }> = {
  complete: { icon: 'success', tone: 'neutral', iconStyle: 'text-done' },
  current: { icon: 'circle-dot', tone: 'progress', iconStyle: 'text-progress' },
  todo: { icon: 'circle', tone: 'accent', iconStyle: 'text-line-strong' },
  attention: { icon: 'alert', tone: 'accent', iconStyle: 'text-accent' },
  locked: { icon: 'lock', tone: 'neutral', iconStyle: 'text-ink-3' },
}

/**
 * Steps that may be done in any order; each row is a link. Done ones are quiet, the rest asks for attention.
 */
export function TaskList({
  tasks,
  title,
  summary,
}: {
  tasks: Task[]
  title: ReactNode
  summary?: ReactNode
}) {
  return (
    <section className="overflow-hidden rounded-card border border-line bg-surface shadow-card">
      <div className="px-4 py-3.5 sm:px-5">
        <h2 className="text-base">{title}</h2>
        {summary && <p className="text-sm text-ink-2">{summary}</p>}
      </div>
      <ol>
        {tasks.map((task) => {
          const look = LOOK[task.state]
          const row = 'flex min-h-12 items-center gap-3 px-4 py-2.5 sm:px-5'
          const inside = (
            <>
              <Icon name={look.icon} className={look.iconStyle} />
              <span className="min-w-0 flex-1">
                <span className={task.state === 'current' ? 'font-semibold' : ''}>{task.label}</span>
                {task.hint && <span className="block text-sm text-ink-2">{task.hint}</span>}
              </span>
              {task.state === 'complete' || task.state === 'locked' ? (
                <span className="text-sm text-ink-2">{task.status}</span>
              ) : (
                <Tag tone={look.tone}>{task.status}</Tag>
              )}
            </>
          )
          return (
            <li
              key={task.key}
              className={`border-t border-line ${task.state === 'current' ? 'bg-primary-soft' : ''}`}
            >
              {task.href ? (
                <Link
                  href={task.href}
                  aria-current={task.state === 'current' ? 'step' : undefined}
                  className={`${row} text-ink hover:bg-sunken`}
                >
                  {inside}
                </Link>
              ) : (
                <div className={row}>{inside}</div>
              )}
            </li>
          )
        })}
      </ol>
    </section>
  )
}
