'use client'
import { usePathname } from 'next/navigation'
import type { ReactNode } from 'react'
import { Link } from '@/lib/i18n/link'

type Props = {
  href: string
  exact?: boolean
  className: string
  currentClassName?: string
  children: ReactNode
}

/**
 * A link of a menu that knows when its page, or one below it, is shown. The shell stays while pages change,
 * so this runs in the browser too.
 */
export function NavLink({ href, exact, className, currentClassName, children }: Props) {
  const path = (usePathname() ?? '').replace(/^\/(ar|en)(?=\/|$)/, '') || '/'
  const current = path === href || (!exact && href !== '/' && path.startsWith(`${href}/`))
  return (
    <Link
      href={href}
      aria-current={current ? 'page' : undefined}
      className={current && currentClassName ? `${className} ${currentClassName}` : className}
    >
      {children}
    </Link>
  )
}
