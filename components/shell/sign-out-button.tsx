import { getTranslations } from '@/lib/i18n/translations'
import { Icon } from '@/components/ui/icon'
import { IDLE } from '@/lib/actions/form-state'
import type { ShellAction } from './types'

/** «خروج»: a form, because a link that others can place must not sign anybody out. */
export async function SignOutButton({ action, className }: { action: ShellAction; className: string }) {
  const t = await getTranslations('shell')
  const post = action.bind(null, IDLE) as unknown as (form: FormData) => Promise<void>
  return <form action={post}><button className={className}><Icon name="sign-out" size={22} />{t('signOut')}</button></form>
}
