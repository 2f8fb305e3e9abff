import { redirect as go } from 'next/navigation'
import { localePath } from './locale-path'

export { Link } from './link'
export { localePath, inLocale } from './locale-path'

/** Leaves for a page below a language. @throws the framework's redirect signal */
export function redirect({ href, locale }: { href: string; locale: string }): never {
  go(localePath(locale, href))
}

/** The address of a page below a language. */
export const getPathname = ({ href, locale }: { href: string; locale: string }): string =>
  localePath(locale, href)
