import { CountBadge } from '@/components/ui/count-badge'
import { Icon } from '@/components/ui/icon'
import { NavLink } from './nav-link'
import type { MenuSection } from './types'

/** The main menu, in the words of the guide. The current page has a bar at its start. */
export function MainMenu({ sections }: { sections: MenuSection[] }) {
  return (
    <>
      {sections.map(({ title, entries }, index) => (
        <div key={title ?? index} className={index > 0 ? 'mt-4' : ''}>
          {title && <p className="px-3 pb-1 text-xs text-ink-2">{title}</p>}
          <ul className="grid gap-0.5">
            {entries.map(({ href, label, icon, count = 0, countLabel, exact }) => (
              <li key={href}>
                <NavLink href={href} exact={exact} className="menu-row">
                  <Icon name={icon} size={22} />
                  <span className="flex-1">{label}</span>
                  <CountBadge count={count} label={countLabel} />
                </NavLink>
              </li>
            ))}
          </ul>
        </div>
      ))}
    </>
  )
}
