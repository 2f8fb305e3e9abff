import type { ReactNode } from 'react'
import { Link } from '@/lib/i18n/link'

export type Tab = { href: string; label: ReactNode; current?: boolean; count?: ReactNode }

/** Views of one thing, as links. @param name what they are views of, for screen readers */
export function Tabs({ items, name }: { items: Tab[]; name: string }) {
  return (
    <nav aria-label={name} className="no-print">
      <ul className="flex flex-wrap gap-2">
        {items.map(({ href, label, current, count }) => (
          <li key={href}>
            <Link
              href={href}
              aria-current={current ? 'page' : undefined}
              className={`inline-flex min-h-9 items-center gap-2 rounded-full border px-4 text-sm font-semibold ${current ? 'border-primary bg-primary text-on-primary' : 'border-line bg-sunken text-ink-2 hover:text-ink'}`}
            >
              {label}
              {count}
            </Link>
          </li>
        ))}
      </ul>
    </nav>
  )
}
