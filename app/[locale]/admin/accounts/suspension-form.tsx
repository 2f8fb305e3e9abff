import { ActionForm } from '@/components/forms/action-form'
import { FormLegend } from '@/components/forms/form-legend'
import { Select } from '@/components/forms/select'
import { SubmitButton } from '@/components/forms/submit-button'
import { TextArea } from '@/components/forms/text-area'
import { Banner } from '@/components/ui/banner'
import { ButtonLink } from '@/components/ui/button'
import type { Actor } from '@/lib/access/actor'
import { can } from '@/lib/access/permissions'
import { initialFormState, type FormSubject } from '@/lib/actions/saved-form'
import type { FormAction } from '@/lib/actions/define-action'
import type { SuspensionCause } from '@/lib/db/generated/enums'
import { getTranslations } from '@/lib/i18n/translations'
import { accountHref } from './hrefs'

type Props = {
  actor: Actor
  action: FormAction
  /** The action's name, for what was kept of the form from before a time-out. */
  name: string
  accountId: string
  companyId?: string
  /** The last suspension or reinstatement that the page shows (`findLastSuspensionEvent`). */
  seen: string
  causes: readonly SuspensionCause[]
  /** Of the button. */
  label: string
  danger?: boolean
}

/**
 * The form of a page that asks again: a reason of the list, the text that the customer reads, and a way back. Who only
 * reads sees what would happen, and no form.
 */
export async function SuspensionForm(props: Props) {
  const { actor, action, name, accountId, companyId, seen, causes, label, danger } = props
  const [t, words] = await Promise.all([
    getTranslations('office.accounts'),
    getTranslations('suspension.causes'),
  ])
  if (!can(actor, 'accounts.suspend'))
    return (
      <div className="grid justify-items-start gap-4">
        <Banner>{t('readOnly')}</Banner>
        <ButtonLink href={accountHref(accountId)} variant="secondary">
          {t('keep')}
        </ButtonLink>
      </div>
    )
  const about: FormSubject = companyId ? { companyId } : { accountId }
  return (
    <ActionForm action={action} initial={await initialFormState(name, about)}>
      <FormLegend />
      <input type="hidden" name="accountId" value={accountId} />
      {companyId && <input type="hidden" name="companyId" value={companyId} />}
      <input type="hidden" name="seen" value={seen} />
      <Select
        name="cause"
        label={t('labels.cause')}
        required
        placeholder={t('chooseCause')}
        options={causes.map((value) => ({ value, label: words(value) }))}
      />
      <TextArea name="reason" label={t('labels.reason')} hint={t('reasonHint')} required rows={4} />
      <div className="flex flex-wrap gap-3">
        <SubmitButton variant={danger ? 'danger' : undefined}>{label}</SubmitButton>
        <ButtonLink href={accountHref(accountId)} variant="secondary">
          {t('keep')}
        </ButtonLink>
      </div>
    </ActionForm>
  )
}
