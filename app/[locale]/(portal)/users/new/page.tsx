import type { Metadata } from 'next'
import { getLocale, getTranslations } from '@/lib/i18n/translations'
import { ActionForm } from '@/components/forms/action-form'
import { Checkbox } from '@/components/forms/checkbox'
import { CheckboxGroup } from '@/components/forms/choice-group'
import { DateField } from '@/components/forms/date-field'
import { FormLegend } from '@/components/forms/form-legend'
import { SubmitButton } from '@/components/forms/submit-button'
import { TextField } from '@/components/forms/text-field'
import { PersonFields } from '@/components/users/person-fields'
import { Banner } from '@/components/ui/banner'
import { ButtonLink } from '@/components/ui/button'
import { Card } from '@/components/ui/card'
import { PageHeader } from '@/components/ui/page-header'
import { requirePermission } from '@/lib/access/require'
import { initialFormState } from '@/lib/actions/saved-form'
import { invitationChoices } from '@/lib/users/invitations/queries'
import { INVITATION_DAYS } from '@/lib/users/invitations/rules'
import { ALL_COMPANIES } from '@/lib/users/invitations/schema'
import { inviteUserAction } from './actions'

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('userInvitations.new'))('title') }
}

/** «إضافة مستخدم جديد» (guide §10.1): an invitation; password, terms and code belong to the invited person. */
export default async function NewUserPage() {
  const actor = await requirePermission('users.manage')
  const [t, fields, names, locale, choices, initial] = await Promise.all([
    getTranslations('userInvitations.new'),
    getTranslations('userInvitations.fields'),
    getTranslations('userInvitations.services'),
    getLocale(),
    invitationChoices(actor),
    initialFormState('users.invite'),
  ])
  const { services, companies } = choices
  return (
    <div className="mx-auto max-w-3xl">
      <PageHeader
        title={t('title')}
        lead={t('lead', { days: INVITATION_DAYS })}
        actions={
          <>
            <ButtonLink href="/users/import" variant="secondary" icon="upload">
              {t('import')}
            </ButtonLink>
            <ButtonLink href="/users/invitations" variant="secondary">
              {t('list')}
            </ButtonLink>
          </>
        }
      />
      <ActionForm action={inviteUserAction} initial={initial}>
        <FormLegend />
        <Card title={t('person')} id="person">
          <p className="mb-4 text-sm text-ink-2">{t('truthful')}</p>
          <PersonFields>
            <TextField
              name="email"
              label={fields('email')}
              hint={t('emailHint')}
              required
              kind="email"
              autoComplete="off"
              className="sm:col-span-2"
            />
          </PersonFields>
        </Card>
        <Card title={t('access')} id="access">
          {/* Ticking the box hides what a general user has in any case, also without JavaScript. */}
          <div className="group grid gap-6">
            <Checkbox name="general" label={t('general')} hint={t('generalHint')} />
            <div className="grid gap-6 group-has-[[name=general]:checked]:hidden">
              {services.length === 0 ? (
                <Banner tone="warn">{t('noServices')}</Banner>
              ) : (
                <>
                  <CheckboxGroup
                    name="services"
                    label={t('services')}
                    hint={t('servicesHint')}
                    required
                    options={services.map((service) => ({ value: service, label: names(service) }))}
                  />
                  <CheckboxGroup
                    name="companies"
                    label={t('companies')}
                    hint={t('companiesHint')}
                    options={[
                      { value: ALL_COMPANIES, label: t('allCompanies'), hint: t('allCompaniesHint') },
                      ...companies.map(({ id, nameAr, nameEn }) => ({
                        value: id,
                        label: (locale === 'ar' ? nameAr || nameEn : nameEn || nameAr) ?? '',
                      })),
                    ]}
                  />
                  <DateField name="until" label={t('until')} hint={t('untilHint')} />
                </>
              )}
            </div>
          </div>
        </Card>
        <div>
          <SubmitButton size="lg">{t('submit')}</SubmitButton>
        </div>
      </ActionForm>
    </div>
  )
}
