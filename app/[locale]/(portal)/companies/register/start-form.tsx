import { getTranslations } from '@/lib/i18n/translations'
import { ActionForm } from '@/components/forms/action-form'
import { SubmitButton } from '@/components/forms/submit-button'
import { TextField } from '@/components/forms/text-field'
import { Card } from '@/components/ui/card'
import { initialFormState } from '@/lib/actions/saved-form'
import type { StartView } from '@/lib/companies/registration-queries'
import { Link } from '@/lib/i18n/link'
import { start as startAction } from './actions'

/** The commercial registration number comes first: read-only where it was given at sign-up, else typed. */
export async function StartForm({ start, mayCorrect }: { start: StartView; mayCorrect: boolean }) {
  const t = await getTranslations('companies')
  const known = start.role === 'MAIN' ? start.accountNumber : null
  return (
    <Card title={t('start.numberTitle')} id="number">
      <p className="mb-5 text-ink-2">{t('start.numberWhy')}</p>
      <ActionForm action={startAction} initial={await initialFormState('companies.start')}>
        <TextField
          name="commercialRegistrationNumber"
          kind="number"
          label={t('fields.commercialRegistrationNumber')}
          required
          hint={t(known ? 'start.numberFromSignUp' : 'start.numberHint')}
          readOnly={known !== null}
          defaultValue={known ?? undefined}
          className="max-w-sm"
        />
        {known !== null && mayCorrect && (
          <p>
            <Link
              href="/account/commercial-registration"
              className="inline-block py-1 text-primary underline underline-offset-4"
            >
              {t('start.correctNumber')}
            </Link>
          </p>
        )}
        <div>
          <SubmitButton size="lg" trailing="next">
            {t('start.begin')}
          </SubmitButton>
        </div>
      </ActionForm>
    </Card>
  )
}
