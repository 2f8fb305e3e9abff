import { getLocale } from '@/lib/i18n/translations'
import type { ReactNode } from 'react'
import { buttonStyle, type ButtonSize, type ButtonVariant } from '@/components/ui/button-style'
import { Icon } from '@/components/ui/icon'
import { localePath } from '@/lib/i18n/locale-path'

type Props = {
  children: ReactNode
  /** The desk whose queue it is. */
  desk: string
  after?: string
  variant?: ButtonVariant
  size?: ButtonSize
  shortcut?: string
}

/**
 * Leads to the next free request. A plain link: the address answers with a redirect and not with a page.
 * @param after the request just read
 */
export async function NextRequestLink({ children, desk, after, variant, size, shortcut }: Props) {
  const href = localePath(await getLocale(), `/admin/requests/${desk}/next${after ? `?after=${after}` : ''}`)
  return (
    <a href={href} aria-keyshortcuts={shortcut} className={buttonStyle(variant, size)}>
      {children}
      <Icon name="next" />
    </a>
  )
}
