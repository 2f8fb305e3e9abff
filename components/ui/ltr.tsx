import type { ReactNode } from 'react'

/**
 * Isolates a code, amount, phone, e-mail, date or file name from the line it stands in: `+965…` keeps its
 * plus sign in front.
 */
export function Ltr({ children, className }: { children: ReactNode; className?: string }) {
  return (
    <bdi dir="ltr" className={className}>
      {children}
    </bdi>
  )
}
