import type { ReactNode } from 'react'
import { Icon, type IconName } from './icon'

export type BannerTone = 'info' | 'warn' | 'success' | 'stopped'

const LOOK: Record<BannerTone, { icon: IconName; style: string }> = {
  info: { icon: 'info', style: 'bg-progress-soft border-progress/40 text-progress' },
  warn: { icon: 'warning', style: 'bg-accent-soft border-accent-line text-accent' },
  success: { icon: 'success', style: 'bg-done-soft border-done/40 text-done' },
  stopped: { icon: 'stopped', style: 'bg-stopped-soft border-stopped/50 text-stopped' },
}

type Props = {
  tone?: BannerTone
  title?: ReactNode
  children?: ReactNode
  action?: ReactNode
  /** Announced by screen readers when it appears after an action. */
  live?: boolean
}

/** A message of the page, above what it is about. */
export function Banner({ tone = 'info', title, children, action, live = false }: Props) {
  const look = LOOK[tone]
  const role = tone === 'stopped' ? 'alert' : 'status'
  return (
    <div
      role={live ? role : undefined}
      className={`flex flex-wrap items-start gap-3 rounded-card border px-4 py-3.5 ${look.style}`}
    >
      <Icon name={look.icon} className="mt-1" />
      <div className="min-w-0 flex-1 basis-56">
        {title && <p className="font-semibold">{title}</p>}
        {children && <div className={title ? 'text-sm text-ink' : ''}>{children}</div>}
      </div>
      {action}
    </div>
  )
}
