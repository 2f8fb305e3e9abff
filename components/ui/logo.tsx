import { DRAWINGS } from './drawings'

/** The diamond of the product; not an emblem of the state. */
export function Logo({ className = 'size-10' }: { className?: string }) {
  return (
    <svg aria-hidden="true" className={`flex-none ${className}`}>
      <use href={`${DRAWINGS}#mark`} />
    </svg>
  )
}
