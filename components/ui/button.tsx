import type { ComponentProps, ReactNode } from 'react'
import { Link } from '@/lib/i18n/link'
import { buttonStyle, type ButtonSize, type ButtonVariant } from './button-style'
import { Icon, type IconName } from './icon'

type Look = {
  variant?: ButtonVariant
  size?: ButtonSize
  icon?: IconName
  trailing?: IconName
  children: ReactNode
}

/** Presses something here. In forms use SubmitButton: it says when it works and cannot be pressed twice. */
export function Button({
  variant,
  size,
  icon,
  trailing,
  className,
  children,
  type = 'button',
  ...rest
}: Look & ComponentProps<'button'>) {
  return (
    <button type={type} className={buttonStyle(variant, size, className)} {...rest}>
      {icon && <Icon name={icon} />}
      <span>{children}</span>
      {trailing && <Icon name={trailing} />}
    </button>
  )
}

type LinkLook = Look & {
  href: string
  className?: string
  id?: string
  'aria-label'?: string
  'aria-describedby'?: string
  download?: boolean
}

/** Goes somewhere, and looks like a button. Addresses below `/api` leave the page by a plain link. */
export function ButtonLink({ variant, size, icon, trailing, className, children, href, ...rest }: LinkLook) {
  const inside = (
    <>
      {icon && <Icon name={icon} />}
      <span>{children}</span>
      {trailing && <Icon name={trailing} />}
    </>
  )
  const style = buttonStyle(variant, size, className)
  if (!href.startsWith('/') || href.startsWith('/api/'))
    return (
      <a href={href} className={style} {...rest}>
        {inside}
      </a>
    )
  return (
    <Link href={href} className={style} {...rest}>
      {inside}
    </Link>
  )
}
