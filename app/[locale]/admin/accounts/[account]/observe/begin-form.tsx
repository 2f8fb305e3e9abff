import { ActionForm } from '@/components/forms/action-form'
import { Checkbox } from '@/components/forms/checkbox'
import { RadioGroup } from '@/components/forms/choice-group'
import { FormLegend } from '@/components/forms/form-legend'
import { Select } from '@/components/forms/select'
import { SubmitButton } from '@/components/forms/submit-button'
import { TextArea } from '@/components/forms/text-area'
import { Card } from '@/components/ui/card'
import { initialFormState } from '@/lib/actions/saved-form'
import { getTranslations } from '@/lib/i18n/translations'
import type { ObservableAccount } from '@/lib/observations/observation-queries'
import { begin } from './actions'
import { REASONS } from './forms'

/** Whom, why, and the officer's word that what follows is known. @param minutes that the view lasts */
export async function BeginForm({ account, minutes }: { account: ObservableAccount; minutes: number }) {
  const [t, labels, role] = await Promise.all([
    getTranslations('office.observe'),
    getTranslations('office.observe.labels'),
    getTranslations('shell.role'),
  ])
  return (
    <Card id="begin" title={t('begin')}>
      <ActionForm
        action={begin}
        initial={await initialFormState('observations.begin', { accountId: account.id })}
        idPrefix="observe"
        className="grid max-w-2xl gap-5"
        label={t('begin')}
      >
        <ul className="list-disc ps-6">
          {(['reads', 'told', 'masked'] as const).map((key) => (
            <li key={key}>{t(`what.${key}`)}</li>
          ))}
          <li>{t('what.minutes', { minutes })}</li>
        </ul>
        <FormLegend />
        <input type="hidden" name="accountId" value={account.id} />
        <Select
          name="userId"
          label={labels('userId')}
          required
          placeholder={t('chooseUser')}
          options={account.users.map(({ id, name, kind }) => ({
            value: id,
            label: `${name} — ${role(kind)}`,
          }))}
        />
        <RadioGroup
          name="reason"
          label={labels('reason')}
          hint={t('reasonHint')}
          required
          options={REASONS.map((value) => ({ value, label: t(`reasons.${value}`) }))}
        />
        <TextArea name="note" label={labels('note')} hint={t('noteHint')} required rows={3} />
        <Checkbox name="confirm" label={labels('confirm')} required />
        <div>
          <SubmitButton icon="eye">{t('submit')}</SubmitButton>
        </div>
      </ActionForm>
    </Card>
  )
}
