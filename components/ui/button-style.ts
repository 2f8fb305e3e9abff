export type ButtonVariant = 'primary' | 'secondary' | 'danger' | 'quiet' | 'accent' | 'on-band'
export type ButtonSize = 'sm' | 'md' | 'lg'

/** Classes of everything that is pressed. `lg` is for the one main action of a page. */
export function buttonStyle(
  variant: ButtonVariant = 'primary',
  size: ButtonSize = 'md',
  className = '',
): string {
  return `button is-${variant} is-${size}${className && ` ${className}`}`
}
