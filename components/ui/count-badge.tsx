import { Ltr } from './ltr'

/** How many wait. Capped at 99+; nothing at 0. @param label what is counted, for screen readers */
export function CountBadge({
  count,
  label,
  tone = 'accent',
}: {
  count: number
  label?: string
  tone?: 'accent' | 'stopped' | 'neutral'
}) {
  if (count <= 0) return null
  const style = {
    accent: 'bg-accent-soft text-accent',
    stopped: 'bg-stopped text-on-stopped',
    neutral: 'bg-sunken text-ink-2',
  }[tone]
  return (
    <span
      className={`forced-edge inline-grid min-w-6 place-items-center rounded-full px-1.5 text-xs leading-6 font-semibold ${style}`}
    >
      <Ltr>{count > 99 ? '99+' : count}</Ltr>
      {label && <span className="sr-only"> {label}</span>}
    </span>
  )
}
