import type { Metadata } from 'next'
import { headers } from 'next/headers'
import { getLocale, getTranslations } from '@/lib/i18n/translations'
import { CaptchaField } from '@/components/captcha/captcha-field'
import { EntityFields } from '@/components/accounts/entity-fields'
import { ActionForm } from '@/components/forms/action-form'
import { Checkbox } from '@/components/forms/checkbox'
import { RadioGroup } from '@/components/forms/choice-group'
import { FormLegend } from '@/components/forms/form-legend'
import { PasswordField } from '@/components/forms/password-field'
import { SubmitButton } from '@/components/forms/submit-button'
import { TextField } from '@/components/forms/text-field'
import { Card } from '@/components/ui/card'
import { PageHeader } from '@/components/ui/page-header'
import { getReader } from '@/lib/auth/reader'
import { listLegalEntities } from '@/lib/accounts/queries'
import { passwordFieldLabels } from '@/lib/auth/password-field-labels'
import { newPicture } from '@/lib/captcha/new-picture'
import { now } from '@/lib/core/clock'
import { clientAddress } from '@/lib/http/client-address'
import { Link, redirect } from '@/lib/i18n/navigation'
import { captchaStrings } from './captcha-strings'
import { registerAccount } from './register-account'

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('accounts'))('register.title') }
}

/** Registration (guide §3 and §10). Signed-in members have an account already. */
export default async function RegisterPage() {
  const actor = await getReader()
  const locale = await getLocale()
  if (actor.kind === 'GENERAL' || actor.kind === 'ADDITIONAL') redirect({ href: '/dashboard', locale })
  const [t, common, entities] = await Promise.all([
    getTranslations('accounts'),
    getTranslations('common'),
    listLegalEntities(),
  ])
  const picture = await newPicture(clientAddress(await headers()), await now())
  return (
    <div className="mx-auto max-w-3xl">
      <PageHeader title={t('register.title')} lead={t('register.lead')} />
      <ActionForm action={registerAccount}>
        {/* Enter in a field presses the first button of a form: it must not be the picture's. */}
        <button type="submit" tabIndex={-1} aria-hidden="true" className="sr-only">
          {t('register.send')}
        </button>
        <FormLegend />
        <Card title={t('register.entity')} id="entity">
          <EntityFields
            entities={entities.map((entity) => ({
              code: entity.code,
              name: locale === 'ar' ? entity.nameAr : entity.nameEn,
              requiresCompany: entity.requiresCompany,
            }))}
            labels={{
              legalEntity: t('fields.legalEntity'),
              placeholder: t('register.choose'),
              crNumber: t('fields.crNumber'),
              crNumberHint: t('register.crNumberHint'),
            }}
          />
        </Card>
        <Card title={t('register.person')} id="person">
          <p className="mb-4 text-sm text-ink-2">{t('register.truthful')}</p>
          <div className="grid gap-6 sm:grid-cols-2 sm:items-end">
            <TextField name="firstName" label={t('fields.firstName')} required autoComplete="given-name" />
            <TextField name="lastName" label={t('fields.lastName')} required autoComplete="family-name" />
            <RadioGroup
              name="gender"
              label={t('fields.gender')}
              required
              inline
              className="sm:col-span-2"
              options={[
                { value: 'MALE', label: common('male') },
                { value: 'FEMALE', label: common('female') },
              ]}
            />
            <TextField
              name="civilId"
              label={t('fields.civilId')}
              hint={t('register.civilIdHint')}
              required
              kind="number"
            />
            <TextField
              name="mobile"
              label={t('fields.mobile')}
              hint={t('register.mobileHint')}
              required
              kind="tel"
            />
            <TextField
              name="email"
              label={t('fields.email')}
              hint={t('register.emailHint')}
              required
              kind="email"
              className="sm:col-span-2"
            />
          </div>
        </Card>
        <Card title={t('register.access')} id="access">
          <div className="grid gap-6">
            <PasswordField
              name="password"
              label={t('fields.password')}
              required
              autoComplete="new-password"
              {...await passwordFieldLabels()}
            />
            <PasswordField
              name="passwordAgain"
              label={t('fields.passwordAgain')}
              required
              autoComplete="new-password"
            />
            <CaptchaField initialId={picture.id} limited={picture.limited} strings={await captchaStrings()} />
            <Checkbox
              name="terms"
              required
              label={t.rich('register.terms', {
                link: (text) => (
                  <Link href="/terms" className="text-primary underline underline-offset-4" target="_blank">
                    {text}
                  </Link>
                ),
              })}
            />
          </div>
        </Card>
        <div className="flex flex-wrap items-center gap-4">
          <SubmitButton size="lg">{t('register.send')}</SubmitButton>
          <Link
            href="/sign-in"
            className="inline-flex min-h-11 items-center text-primary underline underline-offset-4"
          >
            {t('register.haveAccount')}
          </Link>
        </div>
      </ActionForm>
    </div>
  )
}
