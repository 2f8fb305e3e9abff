import type { ReactNode } from 'react'
import { Icon, type IconName } from './icon'

export type Tone = 'neutral' | 'accent' | 'done' | 'stopped' | 'progress'

/** A word on a soft ground, with an icon: never colour alone. */
export function Tag({
  tone = 'neutral',
  icon,
  children,
}: {
  tone?: Tone
  icon?: IconName
  children: ReactNode
}) {
  return (
    <span className={`tag is-${tone}`}>
      {icon && <Icon name={icon} size={16} />}
      <span>{children}</span>
    </span>
  )
}
