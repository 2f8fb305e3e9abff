import type { Metadata } from 'next'
import { getTranslations } from '@/lib/i18n/translations'
import { ActionForm } from '@/components/forms/action-form'
import { FormLegend } from '@/components/forms/form-legend'
import { PasswordField } from '@/components/forms/password-field'
import { SubmitButton } from '@/components/forms/submit-button'
import { TextField } from '@/components/forms/text-field'
import { Banner } from '@/components/ui/banner'
import { ButtonLink } from '@/components/ui/button'
import { Card } from '@/components/ui/card'
import { PageHeader } from '@/components/ui/page-header'
import { initialFormState } from '@/lib/actions/saved-form'
import { requirePermission } from '@/lib/access/require'
import { signedIn } from '@/lib/auth/change-password'
import { getOwnProfile } from '@/lib/auth/own-profile'
import { correctNumberAction } from './actions'

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('account.number'))('title') }
}

export default async function CorrectNumberPage() {
  const actor = signedIn(await requirePermission('account.number'))
  const [profile, t] = await Promise.all([getOwnProfile(actor), getTranslations('account')])
  return (
    <div className="max-w-2xl">
      <PageHeader
        title={t('number.title')}
        lead={t('number.lead')}
        breadcrumbs={[{ label: t('title'), href: '/account' }, { label: t('number.title') }]}
      />
      {profile.numberOpen ? (
        <Card>
          <ActionForm action={correctNumberAction} initial={await initialFormState('account.correct-number')}>
            <FormLegend />
            <TextField
              name="number"
              kind="number"
              label={t('fields.number')}
              required
              defaultValue={profile.number ?? undefined}
            />
            <PasswordField
              name="currentPassword"
              label={t('fields.currentPassword')}
              hint={t('number.passwordHint')}
              required
              autoComplete="current-password"
            />
            <div>
              <SubmitButton>{t('number.submit')}</SubmitButton>
            </div>
          </ActionForm>
        </Card>
      ) : (
        <Banner
          title={t('number.locked')}
          action={
            <ButtonLink href="/support" variant="secondary" size="sm">
              {t('number.support')}
            </ButtonLink>
          }
        >
          {t('number.lockedText')}
        </Banner>
      )}
    </div>
  )
}
