import type { ReactNode } from 'react'
import { Icon, type IconName } from './icon'

type Props = {
  icon?: IconName
  title: ReactNode
  /** What will appear here. */
  children?: ReactNode
  /** The first step. */
  action?: ReactNode
}

/** Nothing here yet: says what will appear, and offers the first step. */
export function EmptyState({ icon = 'request', title, children, action }: Props) {
  return (
    <div className="flex flex-col items-center gap-2 px-6 py-12 text-center">
      <span className="mb-2 grid size-14 place-items-center rounded-card bg-primary-soft text-primary">
        <Icon name={icon} size={28} />
      </span>
      <p className="text-lg font-semibold">{title}</p>
      {children && <div className="max-w-md text-ink-2">{children}</div>}
      {action && <div className="mt-4">{action}</div>}
    </div>
  )
}
