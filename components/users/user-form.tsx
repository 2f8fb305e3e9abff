import type { ReactNode } from 'react'
import { getTranslations } from '@/lib/i18n/translations'
import { ActionForm } from '@/components/forms/action-form'
import type { FormAction } from '@/lib/actions/define-action'
import { SubmitButton } from '@/components/forms/submit-button'
import { TextArea } from '@/components/forms/text-area'
import { ButtonLink } from '@/components/ui/button'

type Props = {
  action: FormAction
  userId: string
  /** Of the button. */
  label: string
  danger?: boolean
  /** Where the way back leads; by itself the person's page of the account. */
  back?: string
  /** Further fields. */
  children?: ReactNode
}

/** The form of a page that asks again: a reason, which the history keeps, and a way back. */
export async function UserForm({
  action,
  userId,
  label,
  danger,
  back = `/users/${userId}`,
  children,
}: Props) {
  const t = await getTranslations('users.fields')
  return (
    <ActionForm action={action}>
      <input type="hidden" name="userId" value={userId} />
      {children}
      <TextArea name="reason" label={t('reason')} hint={t('reasonHint')} required />
      <div className="flex flex-wrap gap-3">
        <SubmitButton variant={danger ? 'danger' : undefined}>{label}</SubmitButton>
        <ButtonLink href={back} variant="secondary">
          {t('keep')}
        </ButtonLink>
      </div>
    </ActionForm>
  )
}
