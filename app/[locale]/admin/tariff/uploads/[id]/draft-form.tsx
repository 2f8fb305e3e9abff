import { getTranslations } from '@/lib/i18n/translations'
import { ActionForm } from '@/components/forms/action-form'
import { Checkbox } from '@/components/forms/checkbox'
import { DateField } from '@/components/forms/date-field'
import { SubmitButton } from '@/components/forms/submit-button'
import { TextField } from '@/components/forms/text-field'
import { Card } from '@/components/ui/card'
import { initialFormState } from '@/lib/actions/saved-form'
import type { Upload } from '@/lib/tariff/import/upload'
import { draft } from '../../actions'

/** Makes the draft: its name, its day, and whether wrong rows stay out. */
export async function DraftForm({ upload }: { upload: Upload }) {
  const [t, labels] = await Promise.all([
    getTranslations('tariffAdmin.file'),
    getTranslations('tariffAdmin.labels'),
  ])
  return (
    <Card id="draft" title={t('draft')}>
      <ActionForm
        action={draft}
        initial={await initialFormState('tariff.draft', { uploadId: upload.id })}
        idPrefix="draft"
        className="grid max-w-2xl gap-4"
        label={t('draft')}
      >
        <p>{t('draftText')}</p>
        <input type="hidden" name="uploadId" value={upload.id} />
        <input type="hidden" name="version" value={upload.version} />
        <TextField name="title" label={labels('title')} required />
        <DateField name="effectiveOn" label={labels('effectiveOn')} required />
        {upload.bad.length > 0 && (
          <Checkbox
            name="leaveOutBad"
            label={labels('leaveOutBad')}
            hint={t('leaveOutHint', { count: upload.bad.length })}
          />
        )}
        <div>
          <SubmitButton>{t('draftSubmit')}</SubmitButton>
        </div>
      </ActionForm>
    </Card>
  )
}
