import type { ReactNode } from 'react'
import { Icon, type IconName } from './icon'
import { Ltr } from './ltr'

export type TimelineState = 'done' | 'current' | 'attention' | 'stopped' | 'upcoming'

export type TimelineStep = {
  key: string
  state: TimelineState
  label: ReactNode
  /** Date and time as shown, `28/07/2019 13:57`; broken over two lines where there is room for little. */
  at?: string
  /** For machines, ISO 8601. */
  dateTime?: string
  /** The word of the state: «مكتمل», «قيد الإنجاز», «بانتظار». */
  status: string
  /** What is happening, and what the reader must do. */
  detail?: ReactNode
}

const BOX: Record<TimelineState, { icon: IconName; style: string; text: string }> = {
  done: { icon: 'check', style: 'bg-done border-done text-on-done', text: 'text-ink-2' },
  current: { icon: 'progress', style: 'bg-progress border-progress text-on-progress', text: 'text-progress' },
  attention: { icon: 'alert', style: 'bg-accent-soft border-accent-line text-accent', text: 'text-accent' },
  stopped: { icon: 'close', style: 'bg-stopped border-stopped text-on-stopped', text: 'text-stopped' },
  upcoming: { icon: 'circle', style: 'bg-surface border-line-strong text-line-strong', text: 'text-ink-2' },
}

/**
 * Boxes joined by a line: upright on phones (and always with `upright`), along the line of reading on wide
 * screens.
 */
export function Timeline({
  steps,
  name,
  upright = false,
}: {
  steps: TimelineStep[]
  name: string
  upright?: boolean
}) {
  const wide = !upright && steps.length <= 9
  return (
    <ol aria-label={name} className={wide ? 'lg:flex' : ''}>
      {steps.map((step, index) => {
        const box = BOX[step.state]
        const last = index === steps.length - 1
        const line = step.state === 'done' ? 'bg-done' : 'bg-line'
        return (
          <li
            key={step.key}
            aria-current={step.state === 'current' || step.state === 'attention' ? 'step' : undefined}
            className={`relative flex gap-4 ${last ? '' : 'pb-6'} ${wide ? 'lg:min-w-0 lg:flex-1 lg:flex-col lg:gap-2 lg:pb-0 lg:pe-3' : ''}`}
          >
            {!last && (
              <span
                aria-hidden="true"
                className={`timeline-line absolute start-[18.5px] top-10 bottom-0 w-[3px] ${line} ${wide ? 'lg:start-10 lg:end-0 lg:top-[18.5px] lg:bottom-auto lg:h-[3px] lg:w-auto' : ''}`}
              />
            )}
            <span
              className={`forced-edge relative grid size-10 flex-none place-items-center rounded-[9px] border-2 ${box.style}`}
            >
              <Icon name={box.icon} />
            </span>
            <div className="min-w-0 flex-1">
              <p className="font-semibold">{step.label}</p>
              <p className={`text-sm ${box.text}`}>
                <span className={step.at ? 'sr-only' : ''}>{step.status}</span>
                {step.at && (
                  <>
                    {' '}
                    <time dateTime={step.dateTime}>
                      <Ltr>{step.at}</Ltr>
                    </time>
                  </>
                )}
              </p>
              {step.detail && <div className="mt-1 text-sm text-ink-2">{step.detail}</div>}
            </div>
          </li>
        )
      })}
    </ol>
  )
}
