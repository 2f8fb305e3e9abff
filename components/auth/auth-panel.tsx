import type { ReactNode } from 'react'
import { Card } from '@/components/ui/card'

type Props = {
  title: ReactNode
  lead?: ReactNode
  /** Banners above the card. */
  notice?: ReactNode
  children?: ReactNode
  /** Links under the card. */
  after?: ReactNode
}

/** The frame of sign-in pages: one subject, one card. Holds the page's only h1. */
export function AuthPanel({ title, lead, notice, children, after }: Props) {
  return (
    <div className="mx-auto grid w-full max-w-lg gap-5">
      <div>
        <h1 className="text-2xl sm:text-3xl">{title}</h1>
        {lead && <div className="mt-1 text-ink-2">{lead}</div>}
      </div>
      {notice /* eslint-disable-line portal/text-beside -- always elements */}
      {children && <Card>{children}</Card>}
      {after && <div className="flex flex-wrap gap-x-6 gap-y-2">{after}</div>}
    </div>
  )
}
