import { cache } from 'react'
import { unsentFormState } from '@/lib/actions/unsent-form-state'
import { getTranslations } from '@/lib/i18n/translations'
import { ActionFormClient, type ActionFormProps } from './action-form-client'
import type { FormStrings } from './form-context'

/**
 * The words of forms, for client components that show one by themselves. One object a page: it is sent once,
 * however many forms there are.
 */
const formStrings = cache(async (): Promise<FormStrings> => {
  const [t, unsent] = await Promise.all([
    getTranslations('common.form'),
    getTranslations('common.form.unsent'),
  ])
  return {
    problemTitle: t('problemTitle'),
    errorPrefix: t('errorPrefix'),
    errorWord: t('errorWord'),
    optional: t('optional'),
    busy: t('busy'),
    showPassword: t('showPassword'),
    hidePassword: t('hidePassword'),
    dateHint: t('dateHint'),
    leaveQuestion: t('leaveQuestion'),
    unsent: {
      title: unsent('title'),
      offline: unsent('offline'),
      noAnswer: unsent('noAnswer'),
      newVersion: unsent('newVersion'),
      fault: unsent('fault'),
      eventId: unsent('eventId'),
      reload: unsent('reload'),
      restored: unsent('restored'),
    },
  }
})

/**
 * The form of every server action: `<ActionForm action={saveStep} initial={await initialFormState('…')}>`.
 * Works without JavaScript.
 */
export async function ActionForm(props: ActionFormProps) {
  const { action, idPrefix = 'field', initial } = props
  const { definition } = action as { definition?: { name: string } }
  const name = definition && `${definition.name}/${idPrefix}`
  return (
    <ActionFormClient
      {...props}
      key={idPrefix}
      name={name}
      initial={(name && (await unsentFormState(name))) || initial}
      strings={await formStrings()}
    />
  )
}
