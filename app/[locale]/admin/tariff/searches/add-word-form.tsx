import { getTranslations } from '@/lib/i18n/translations'
import { ActionForm } from '@/components/forms/action-form'
import { SubmitButton } from '@/components/forms/submit-button'
import { TextField } from '@/components/forms/text-field'
import { Card } from '@/components/ui/card'
import { initialFormState } from '@/lib/actions/saved-form'
import { add } from '../actions'

/** Gives a heading or subheading a word: the next search by it finds the goods. */
export async function AddWordForm({ word }: { word: string }) {
  const [t, labels] = await Promise.all([
    getTranslations('tariffAdmin.searches'),
    getTranslations('tariffAdmin.labels'),
  ])
  return (
    <Card id="add" title={t('addTitle')}>
      <ActionForm
        key={word}
        action={add}
        initial={await initialFormState('tariff.add-word', {})}
        idPrefix="add"
        className="grid max-w-3xl gap-4"
        label={t('addTitle')}
      >
        <p className="text-ink-2">{t('addText')}</p>
        <div className="grid gap-4 sm:grid-cols-2">
          <TextField name="word" label={labels('word')} required defaultValue={word} />
          <TextField name="node" kind="code" label={labels('node')} required />
        </div>
        <div>
          <SubmitButton>{t('add')}</SubmitButton>
        </div>
      </ActionForm>
    </Card>
  )
}
