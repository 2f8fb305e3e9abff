import type { ReactNode } from 'react'
import { ButtonLink } from '@/components/ui/button'
import { Card } from '@/components/ui/card'
import { CountBadge } from '@/components/ui/count-badge'
import { Icon, type IconName } from '@/components/ui/icon'
import { Link } from '@/lib/i18n/link'

export type ActionItem = {
  key: string
  icon: IconName
  title: ReactNode
  detail: ReactNode
  /** When: a date, «اليوم 09:42». */
  when?: ReactNode
  /** Already past: stopped, not only warm. */
  urgent?: boolean
  action: { href: string; label: string; describe: string }
}

type Props = {
  title: string
  items: ActionItem[]
  count: number
  countLabel: string
  none: string
  more?: { href: string; label: string }
}

/** What needs the reader, first on the page. With nothing to do it says so, without the accent. */
export function ActionList({ title, items, count, countLabel, none, more }: Props) {
  if (items.length === 0) {
    return (
      <Card>
        <p className="flex items-center gap-3">
          <Icon name="success" className="text-done" />
          {none}
        </p>
      </Card>
    )
  }
  return (
    <Card
      id="actions"
      title={
        <span className="flex items-center gap-2">
          <span>{title}</span>
          <CountBadge count={count} label={countLabel} />
        </span>
      }
      flush
    >
      <ul className="divide-y divide-line">
        {items.map((item, index) => (
          <li key={item.key} className="flex flex-wrap items-center gap-x-4 gap-y-3 px-4 py-4 sm:px-6">
            <span
              className={`grid size-10 flex-none place-items-center rounded-field ${item.urgent ? 'bg-stopped-soft text-stopped' : 'bg-accent-soft text-accent'}`}
            >
              <Icon name={item.icon} />
            </span>
            <div className="min-w-0 flex-1 basis-56">
              <p className="font-semibold">{item.title}</p>
              <p className="text-sm text-ink-2">{item.detail}</p>
            </div>
            {item.when && <p className="text-sm text-ink-2">{item.when}</p>}
            <ButtonLink
              href={item.action.href}
              variant={index === 0 ? 'primary' : 'secondary'}
              size="sm"
              aria-label={item.action.describe}
            >
              {item.action.label}
            </ButtonLink>
          </li>
        ))}
      </ul>
      {more && (
        <p className="border-t border-line px-4 py-2 sm:px-6">
          <Link href={more.href} className="text-link text-sm">
            {more.label}
          </Link>
        </p>
      )}
    </Card>
  )
}
