import { getTranslations } from '@/lib/i18n/translations'
import { ActionForm } from '@/components/forms/action-form'
import { Icon, type IconName } from '@/components/ui/icon'
import type { ShellAction, ShellBase } from './types'

const CHOICES: { value: ShellBase['theme']; icon: IconName }[] = [
  { value: 'system', icon: 'screen' },
  { value: 'light', icon: 'sun' },
  { value: 'dark', icon: 'moon' },
]

/** Light, dark, or as the device: kept in a cookie by a small form. */
export async function ThemeSwitch({ theme, action }: { theme: ShellBase['theme']; action: ShellAction }) {
  const t = await getTranslations('shell.theme')
  return (
    <ActionForm
      action={action}
      className="grid justify-items-start gap-2"
      label={t('name')}
      idPrefix="theme"
      guard={false}
    >
      <div className="inline-flex rounded-field border border-line-strong">
        {CHOICES.map(({ value, icon }, index) => (
          <button
            key={value}
            name="theme"
            value={value}
            aria-pressed={theme === value}
            className={`inline-flex min-h-9 items-center gap-1.5 px-3 text-sm ${index === 0 ? 'rounded-s-[6px]' : ''} ${index === CHOICES.length - 1 ? 'rounded-e-[6px]' : ''} ${theme === value ? 'bg-primary text-on-primary' : 'bg-surface text-ink-2 hover:text-ink'}`}
          >
            <Icon name={icon} size={16} />
            <span>{t(value)}</span>
          </button>
        ))}
      </div>
    </ActionForm>
  )
}
