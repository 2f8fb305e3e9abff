import { DRAWINGS } from './drawings'
import { MIRRORED, type IconName } from './icon-names'

export type { IconName } from './icon-names'

type Props = {
  name: IconName
  /** Side in pixels of a 16-pixel root. */
  size?: 16 | 18 | 20 | 22 | 24 | 28
  className?: string
}

const SIZES = {
  16: 'size-4',
  18: 'size-4.5',
  20: 'size-5',
  22: 'size-5.5',
  24: 'size-6',
  28: 'size-7',
} as const

/**
 * A drawing that says nothing by itself: the word stands beside it. The drawings are one file that the
 * browser keeps; written into the page they were a third of it.
 */
export function Icon({ name, size = 20, className }: Props) {
  const mirrored = MIRRORED.has(name) ? ' rtl:-scale-x-100' : ''
  return (
    <svg aria-hidden="true" className={`icon ${SIZES[size]}${mirrored}${className ? ` ${className}` : ''}`}>
      <use href={`${DRAWINGS}#${name}`} />
    </svg>
  )
}
