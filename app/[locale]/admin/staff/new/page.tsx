import type { Metadata } from 'next'
import { ActionForm } from '@/components/forms/action-form'
import { CheckboxGroup, RadioGroup } from '@/components/forms/choice-group'
import { SubmitButton } from '@/components/forms/submit-button'
import { TextArea } from '@/components/forms/text-area'
import { TextField } from '@/components/forms/text-field'
import { Banner } from '@/components/ui/banner'
import { Card } from '@/components/ui/card'
import { PageHeader } from '@/components/ui/page-header'
import { can } from '@/lib/access/permissions'
import { requirePermission } from '@/lib/access/require'
import { initialFormState } from '@/lib/actions/saved-form'
import { StaffRole } from '@/lib/db/generated/enums'
import { getTranslations } from '@/lib/i18n/translations'
import { invite } from '../actions'
import { staffListHref } from '../hrefs'

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('office.staff'))('invite') }
}

/** A new member of staff: who, and which roles another administrator is asked to confirm. */
export default async function InviteStaffPage() {
  const actor = await requirePermission('staff.oversee')
  const [t, labels, role] = await Promise.all([
    getTranslations('office.staff'),
    getTranslations('office.staff.labels'),
    getTranslations('shell.role'),
  ])
  return (
    <>
      <PageHeader
        title={t('invite')}
        lead={t('inviteText')}
        breadcrumbs={[{ href: staffListHref({}), label: t('title') }, { label: t('invite') }]}
      />
      {!can(actor, 'staff.manage') ? (
        <Banner>{t('readOnly')}</Banner>
      ) : (
        <Card>
          <ActionForm
            action={invite}
            initial={await initialFormState('staff.invite')}
            className="grid max-w-2xl gap-5"
            label={t('invite')}
          >
            <div className="grid gap-5 sm:grid-cols-2">
              <TextField name="firstName" label={labels('firstName')} required />
              <TextField name="lastName" label={labels('lastName')} required />
            </div>
            <TextField name="email" kind="email" autoComplete="off" label={labels('email')} required />
            <RadioGroup
              name="locale"
              label={labels('locale')}
              inline
              required
              defaultValue="ar"
              options={(['ar', 'en'] as const).map((value) => ({
                value,
                label: t(`locales.${value}`),
                lang: value,
              }))}
            />
            <CheckboxGroup
              name="roles"
              label={labels('roles')}
              required
              options={Object.values(StaffRole).map((value) => ({ value, label: role(value) }))}
            />
            <TextArea name="reason" label={labels('reason')} hint={t('reasonHint')} required rows={3} />
            <div>
              <SubmitButton>{t('inviteSubmit')}</SubmitButton>
            </div>
          </ActionForm>
        </Card>
      )}
    </>
  )
}
