import { getTranslations } from '@/lib/i18n/translations'
import { ActionFormClient, type ActionFormProps } from './action-form-client'
import type { FormStrings } from './form-context'

/** The words of forms, for client components that show one by themselves. */
export async function formStrings(): Promise<FormStrings> {
  const t = await getTranslations('common.form')
  return {
    problemTitle: t('problemTitle'), errorPrefix: t('errorPrefix'), errorWord: t('errorWord'), optional: t('optional'), busy: t('busy'),
    showPassword: t('showPassword'), hidePassword: t('hidePassword'), dateHint: t('dateHint'),
  }
}

/** The form of every server action: `<ActionForm action={saveStep} initial={await initialFormState('…')}>`. Works without JavaScript. */
export async function ActionForm(props: ActionFormProps) {
  return <ActionFormClient {...props} strings={await formStrings()} />
}
