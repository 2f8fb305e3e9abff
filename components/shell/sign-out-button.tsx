import { getTranslations } from '@/lib/i18n/translations'
import { ActionForm } from '@/components/forms/action-form'
import { Icon } from '@/components/ui/icon'
import type { ShellAction } from './types'

/**
 * «خروج»: a form, because a link that others can place must not sign anybody out.
 * @param place tells the menu's from the phone bar's
 */
export async function SignOutButton({
  action,
  className,
  place,
}: {
  action: ShellAction
  className: string
  place: string
}) {
  const t = await getTranslations('shell')
  return (
    <ActionForm action={action} className="grid gap-2" idPrefix={`sign-out-${place}`} guard={false} leaves>
      <button className={className}>
        <Icon name="sign-out" size={22} />
        <span>{t('signOut')}</span>
      </button>
    </ActionForm>
  )
}
