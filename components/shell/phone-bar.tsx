'use client'
import { usePathname } from 'next/navigation'
import type { ReactNode } from 'react'
import { Icon } from '@/components/ui/icon'
import { MainMenu } from './main-menu'
import { NavLink } from './nav-link'
import type { MenuSection } from './types'

type Props = {
  sections: MenuSection[]
  name: string
  more: string
  guide: string
  account: string
  signOut: ReactNode
}

/**
 * The bottom bar of phones: the first pages of the menu, and all of it under "more" (a native disclosure,
 * closed again by each page).
 */
export function PhoneBar({ sections, name, more, guide, account, signOut }: Props) {
  const path = usePathname()
  const first = sections
    .flatMap(({ entries }) => entries)
    .filter(({ href }) => ['/dashboard', '/services', '/payments', '/companies', '/requests'].includes(href))
    .slice(0, 4)
  const all = [
    ...sections,
    {
      entries: [
        { href: '/account', label: account, icon: 'user' as const },
        { href: '/guide', label: guide, icon: 'book' as const },
      ],
    },
  ]
  return (
    <nav
      aria-label={name}
      className="no-print fixed inset-x-0 bottom-0 z-40 border-t border-line bg-surface lg:hidden"
    >
      <ul className="grid grid-cols-5">
        {first.map(({ href, label, short, icon, exact }) => (
          <li key={href}>
            <NavLink href={href} exact={exact} className="phone-row">
              <Icon name={icon} size={22} />
              {short ?? label}
            </NavLink>
          </li>
        ))}
        <li className="col-start-5">
          <details key={path}>
            <summary className="phone-row">
              <Icon name="menu" size={22} />
              {more}
            </summary>
            <div className="absolute inset-x-0 bottom-full max-h-[75dvh] overflow-y-auto rounded-t-card border-t border-line bg-surface p-4 shadow-[0_-8px_24px_rgb(16_36_43/0.15)]">
              <MainMenu sections={all} />
              <div className="mt-2 border-t border-line pt-2">{signOut}</div>
            </div>
          </details>
        </li>
      </ul>
    </nav>
  )
}
