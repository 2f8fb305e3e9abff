import type { ReactNode } from 'react'
import { Icon, type IconName } from './icon'

export type Tone = 'neutral' | 'accent' | 'done' | 'stopped' | 'progress'

const TONES: Record<Tone, string> = {
  neutral: 'bg-sunken text-ink-2',
  accent: 'bg-accent-soft text-accent',
  done: 'bg-done-soft text-done',
  stopped: 'bg-stopped-soft text-stopped',
  progress: 'bg-progress-soft text-progress',
}

/** A word on a soft ground, with an icon: never colour alone. */
export function Tag({ tone = 'neutral', icon, children }: { tone?: Tone; icon?: IconName; children: ReactNode }) {
  return (
    <span className={`forced-edge inline-flex items-center gap-1.5 rounded-full px-3 py-0.5 text-sm font-semibold whitespace-nowrap ${TONES[tone]}`}>
      {icon && <Icon name={icon} size={16} />}{children}
    </span>
  )
}
