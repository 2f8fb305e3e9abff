import { ICON_PATHS, MIRRORED, type IconName } from './icon-paths'

export type { IconName } from './icon-paths'

type Props = {
  name: IconName
  /** Side in pixels of a 16-pixel root. */
  size?: 16 | 18 | 20 | 22 | 24 | 28
  className?: string
}

const SIZES = { 16: 'size-4', 18: 'size-4.5', 20: 'size-5', 22: 'size-5.5', 24: 'size-6', 28: 'size-7' } as const

/** A drawing that says nothing by itself: the word stands beside it. */
export function Icon({ name, size = 20, className = '' }: Props) {
  const mirrored = MIRRORED.has(name) ? 'rtl:-scale-x-100' : ''
  return (
    <svg viewBox="0 0 24 24" fill="none" stroke="currentColor" strokeWidth="1.75" strokeLinecap="round" strokeLinejoin="round"
      aria-hidden="true" focusable="false" className={`inline-block flex-none ${SIZES[size]} ${mirrored} ${className}`}>
      <path d={ICON_PATHS[name]} />
    </svg>
  )
}
