import { Ltr } from '@/components/ui/ltr'
import type { TrailRow } from '@/lib/activity/trail-query'

/** Names and values of an event, one pair a line. A value reads in its own direction: reasons are Arabic. */
export function AuditDetails({ details }: Pick<TrailRow, 'details'>) {
  const pairs = Object.entries(details)
  if (pairs.length === 0) return null
  return (
    <dl className="mt-1 grid max-w-72 min-w-56 grid-cols-[auto_minmax(0,1fr)] gap-x-3 gap-y-0.5 text-sm">
      {pairs.map(([name, value]) => (
        <div key={name} className="contents">
          <dt className="text-ink-2">
            <Ltr>{name}</Ltr>
          </dt>
          <dd>
            <bdi className="wrap-anywhere">{typeof value === 'string' ? value : JSON.stringify(value)}</bdi>
          </dd>
        </div>
      ))}
    </dl>
  )
}
