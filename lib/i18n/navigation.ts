import { redirect as go } from 'next/navigation'
import { localePath } from './locale-path'

export { Link } from './link'

/** Leaves for a page below a language. @throws the framework's redirect signal */
export function redirect({ href, locale }: { href: string; locale: string }): never {
  go(localePath(locale, href))
}
