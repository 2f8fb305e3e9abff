import type { ReactNode } from 'react'

export type Description = {
  key: string
  term: ReactNode
  value: ReactNode
  action?: ReactNode
  highlight?: boolean
}

/**
 * Names and values. `rows`: one a line with its action at the end (check pages); `grid`: two across, three on
 * the widest screens.
 */
export function DescriptionList({
  items,
  layout = 'rows',
}: {
  items: Description[]
  layout?: 'rows' | 'grid'
}) {
  if (layout === 'grid') {
    return (
      <dl className="grid gap-x-6 gap-y-4 sm:grid-cols-2 2xl:grid-cols-3">
        {items.map(({ key, term, value }) => (
          <div key={key} className="min-w-0">
            <dt className="text-sm text-ink-2">{term}</dt>
            <dd className="font-semibold">{value}</dd>
          </div>
        ))}
      </dl>
    )
  }
  return (
    <dl className="divide-y divide-line">
      {items.map(({ key, term, value, action, highlight }) => (
        <div
          key={key}
          className={`grid gap-x-4 gap-y-0.5 px-4 py-3 sm:grid-cols-[minmax(10rem,1fr)_2fr_auto] sm:px-6 ${highlight ? 'bg-accent-soft' : ''}`}
        >
          <dt className="text-ink-2">{term}</dt>
          <dd className="min-w-0">{value}</dd>
          {action && <dd className="no-print">{action}</dd>}
        </div>
      ))}
    </dl>
  )
}
