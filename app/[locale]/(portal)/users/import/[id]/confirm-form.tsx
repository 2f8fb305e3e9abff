import { getTranslations } from '@/lib/i18n/translations'
import { ActionForm } from '@/components/forms/action-form'
import { Checkbox } from '@/components/forms/checkbox'
import { SubmitButton } from '@/components/forms/submit-button'
import { ButtonLink } from '@/components/ui/button'
import { Card } from '@/components/ui/card'
import { formatRows } from '@/lib/users/import/rules'
import { confirmImportAction } from '../actions'

type Props = {
  id: string
  /** Rows that can be invited. */
  rows: readonly number[]
  /** How many of them the day's limit lets through. */
  sendable: number
  faulty: number
}

/** Asks before anybody is invited; rows with faults are left out only when that is agreed to. */
export async function ConfirmForm({ id, rows, sendable, faulty }: Props) {
  const t = await getTranslations('userImport.confirm')
  const again = (
    <ButtonLink href="/users/import" variant="secondary">
      {t('again')}
    </ButtonLink>
  )
  if (rows.length === 0) return <Card>{again}</Card>
  return (
    <Card title={t('title')} id="confirm">
      <p className="mb-4">{t('text', { count: sendable })}</p>
      <ActionForm action={confirmImportAction} className="grid gap-4">
        <input type="hidden" name="importId" value={id} />
        <input type="hidden" name="rows" value={formatRows(rows)} />
        {faulty > 0 && (
          <Checkbox
            name="onlyCorrect"
            label={t('onlyCorrect', { count: faulty })}
            hint={t('onlyCorrectHint')}
            required
          />
        )}
        <div className="flex flex-wrap gap-3">
          <SubmitButton>{t('send', { count: sendable })}</SubmitButton>
          {again}
        </div>
      </ActionForm>
    </Card>
  )
}
