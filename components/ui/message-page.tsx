import type { ReactNode } from 'react'
import { Icon, type IconName } from './icon'

/** One message in the middle of an otherwise empty page. */
export function MessagePage({
  icon,
  title,
  children,
  actions,
}: {
  icon: IconName
  title: ReactNode
  children: ReactNode
  actions?: ReactNode
}) {
  return (
    <div className="mx-auto max-w-2xl px-4 py-12">
      <div className="rounded-card border border-line bg-surface p-6 shadow-card sm:p-8">
        <Icon name={icon} size={28} className="text-primary" />
        <h1 className="mt-2 text-2xl">{title}</h1>
        <div className="mt-3 text-ink-2">{children}</div>
        {actions && <div className="mt-6 flex flex-wrap gap-3">{actions}</div>}
      </div>
    </div>
  )
}
