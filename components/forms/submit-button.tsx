'use client'
import type { ReactNode } from 'react'
import { buttonStyle, type ButtonSize, type ButtonVariant } from '@/components/ui/button-style'
import { Icon, type IconName } from '@/components/ui/icon'
import { useForm } from './form-context'

type Props = {
  children: ReactNode
  variant?: ButtonVariant
  size?: ButtonSize
  icon?: IconName
  trailing?: IconName
  /** Posted with the form: which button it was. */
  name?: string
  value?: string
  /** Other words than «جارٍ الإرسال…» while it works. */
  busyLabel?: string
  className?: string
}

/** Sends the form it stands in. While it works it says so; a second press does nothing. */
export function SubmitButton({
  children,
  variant = 'primary',
  size = 'md',
  icon,
  trailing,
  name,
  value,
  busyLabel,
  className,
}: Props) {
  const { busy, pressed, strings } = useForm()
  const mine = busy && (!pressed || pressed === `${name ?? ''}=${value ?? ''}`)
  return (
    <button
      type="submit"
      name={name}
      value={value}
      aria-disabled={busy || undefined}
      className={buttonStyle(variant, size, className)}
    >
      {mine ? <Icon name="progress" className="turning" /> : icon && <Icon name={icon} />}
      {/* One element gives way to another: the words of a translated page cannot be exchanged. */}
      <span key={mine ? 'busy' : 'idle'}>{mine ? (busyLabel ?? strings.busy) : children}</span>
      {!mine && trailing && <Icon name={trailing} />}
    </button>
  )
}
