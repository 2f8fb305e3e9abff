export type ButtonVariant = 'primary' | 'secondary' | 'danger' | 'quiet' | 'accent' | 'on-band'
export type ButtonSize = 'sm' | 'md' | 'lg'

const VARIANTS: Record<ButtonVariant, string> = {
  primary: 'bg-primary text-on-primary border-primary hover:bg-primary-strong hover:border-primary-strong',
  secondary: 'bg-surface text-primary border-line-strong hover:bg-primary-soft',
  danger: 'bg-surface text-stopped border-stopped hover:bg-stopped-soft',
  quiet: 'bg-transparent text-primary border-transparent hover:bg-primary-soft',
  accent: 'bg-accent-line text-on-accent border-accent-line hover:brightness-110',
  'on-band': 'bg-transparent text-on-band border-on-band-2 hover:bg-on-band/10',
}

const SIZES: Record<ButtonSize, string> = {
  sm: 'min-h-9 px-3 text-sm',
  md: 'min-h-[46px] px-5',
  lg: 'min-h-[54px] px-7',
}

/** Classes of everything that is pressed. `lg` is for the one main action of a page. */
export function buttonStyle(variant: ButtonVariant = 'primary', size: ButtonSize = 'md', className = ''): string {
  return `inline-flex items-center justify-center gap-2 rounded-field border font-semibold no-underline text-center cursor-pointer aria-disabled:opacity-70 ${VARIANTS[variant]} ${SIZES[size]} ${className}`
}
