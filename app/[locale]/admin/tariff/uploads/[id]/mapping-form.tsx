import { getTranslations } from '@/lib/i18n/translations'
import { ActionForm } from '@/components/forms/action-form'
import { Select } from '@/components/forms/select'
import { SubmitButton } from '@/components/forms/submit-button'
import { Card } from '@/components/ui/card'
import { initialFormState } from '@/lib/actions/saved-form'
import { FIELDS } from '@/lib/tariff/import/columns'
import type { Upload } from '@/lib/tariff/import/upload'
import { mapColumns } from '../../actions'

/** Letters of the first row's value that help to know a column. */
const SAMPLE = 24

/**
 * Which column of the file holds what: guessed, and changed here. Each choice shows the column's name and its
 * first value.
 */
export async function MappingForm({ upload, edits }: { upload: Upload; edits: boolean }) {
  const [t, labels] = await Promise.all([
    getTranslations('tariffAdmin.file'),
    getTranslations('tariffAdmin.labels'),
  ])
  const { header, rows } = upload.table
  const options = header.map((name, index) => {
    const sample = rows[0]?.[index] ?? ''
    return {
      value: String(index),
      label: `${name || t('column', { number: index + 1 })}${sample ? ` (${sample.slice(0, SAMPLE)}${sample.length > SAMPLE ? '…' : ''})` : ''}`,
    }
  })
  return (
    <Card id="columns" title={t('columns')}>
      <p className="mb-4 text-ink-2">{t('columnsText')}</p>
      <ActionForm
        action={mapColumns}
        initial={await initialFormState('tariff.map-columns', { uploadId: upload.id })}
        idPrefix="map"
        className="grid gap-4"
        label={t('columns')}
      >
        <input type="hidden" name="uploadId" value={upload.id} />
        <input type="hidden" name="version" value={upload.version} />
        <div className="grid gap-4 sm:grid-cols-2 xl:grid-cols-3">
          {FIELDS.map((field) => (
            <Select
              key={field}
              name={field}
              label={labels(field)}
              required={field === 'code'}
              options={options}
              placeholder={t('noColumn')}
              defaultValue={upload.mapping[field] === undefined ? '' : String(upload.mapping[field])}
            />
          ))}
        </div>
        {edits && (
          <div>
            <SubmitButton variant="secondary">{t('readAgain')}</SubmitButton>
          </div>
        )}
      </ActionForm>
    </Card>
  )
}
