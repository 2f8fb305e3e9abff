import type { ReactNode } from 'react'
import { Link } from '@/lib/i18n/link'
import { Icon } from './icon'

export type Crumb = { label: ReactNode; href?: string }

/**
 * The way from the main menu to here; the last one is this page (on phones its title, right below, says so).
 * @param name e.g. «مسار الصفحة»
 */
export function Breadcrumbs({ items, name }: { items: Crumb[]; name: string }) {
  return (
    <nav aria-label={name} className="no-print">
      <ol className="flex flex-wrap items-center gap-x-1.5 text-sm text-ink-2">
        {items.map(({ label, href }, index) => (
          <li
            key={index}
            className={`items-center gap-1.5 ${href ? 'inline-flex' : 'hidden sm:inline-flex'}`}
          >
            {index > 0 && <Icon name="chevron" size={16} className="text-ink-3" />}
            {href ? (
              <Link href={href} className="inline-block py-1 text-ink-2 hover:text-primary hover:underline">
                {label}
              </Link>
            ) : (
              <span aria-current="page" className="py-1">
                {label}
              </span>
            )}
          </li>
        ))}
      </ol>
    </nav>
  )
}
