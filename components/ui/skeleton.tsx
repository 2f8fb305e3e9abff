const WIDTHS = ['w-11/12', 'w-3/4', 'w-5/6', 'w-2/3', 'w-4/5'] as const

/** The shape of lines that are still to come. */
export function SkeletonLines({ lines = 3 }: { lines?: number }) {
  return <div aria-hidden="true" className="grid gap-3">{Array.from({ length: lines }, (_, index) => <div key={index} className={`shimmer h-4 ${WIDTHS[index % WIDTHS.length]}`} />)}</div>
}

/** The shape of a page that is still to come: its title, a card, a table. @param label e.g. «جارٍ التحميل» */
export function PageSkeleton({ label, rows = 5 }: { label: string; rows?: number }) {
  return (
    <div role="status">
      <span className="sr-only">{label}</span>
      <div aria-hidden="true" className="shimmer mb-6 h-9 w-64 max-w-full" />
      <div aria-hidden="true" className="overflow-hidden rounded-card border border-line bg-surface">
        <div className="h-11 bg-sunken" />
        {Array.from({ length: rows }, (_, index) => (
          <div key={index} className="flex gap-6 border-t border-line px-6 py-4"><div className="shimmer h-4 w-1/4" /><div className="shimmer h-4 w-1/3" /><div className="shimmer ms-auto h-4 w-16" /></div>
        ))}
      </div>
    </div>
  )
}

/** The shape of a form that is still to come. */
export function FormSkeleton({ label, fields = 6 }: { label: string; fields?: number }) {
  return (
    <div role="status">
      <span className="sr-only">{label}</span>
      <div aria-hidden="true" className="shimmer mb-6 h-9 w-64 max-w-full" />
      <div aria-hidden="true" className="grid gap-6 rounded-card border border-line bg-surface p-6 sm:grid-cols-2">
        {Array.from({ length: fields }, (_, index) => <div key={index} className="grid gap-2"><div className="shimmer h-4 w-1/3" /><div className="shimmer h-12" /></div>)}
      </div>
    </div>
  )
}
