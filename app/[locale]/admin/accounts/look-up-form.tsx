import { ActionForm } from '@/components/forms/action-form'
import { SubmitButton } from '@/components/forms/submit-button'
import { TextField } from '@/components/forms/text-field'
import { Card } from '@/components/ui/card'
import { getTranslations } from '@/lib/i18n/translations'
import { lookUp } from './actions'

/** Posted, not put into the address: what is typed here is often a person's. */
export async function LookUpForm({ typed }: { typed?: string }) {
  const t = await getTranslations('office.accounts')
  return (
    <Card>
      <ActionForm action={lookUp} guard={false} keep label={t('search')} className="grid max-w-2xl gap-4">
        <TextField
          name="q"
          label={t('labels.q')}
          hint={t('hint')}
          required
          autoComplete="off"
          spellCheck={false}
          defaultValue={typed}
        />
        <p className="text-sm text-ink-2">{t('audited')}</p>
        <div>
          <SubmitButton>{t('search')}</SubmitButton>
        </div>
      </ActionForm>
    </Card>
  )
}
