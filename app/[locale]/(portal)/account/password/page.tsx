import type { Metadata } from 'next'
import { getTranslations } from '@/lib/i18n/translations'
import { ChangePasswordForm } from '@/components/auth/change-password-form'
import { Card } from '@/components/ui/card'
import { PageHeader } from '@/components/ui/page-header'
import { requirePermission } from '@/lib/access/require'
import { signedIn } from '@/lib/auth/change-password'
import { passwordFieldLabels } from '@/lib/auth/password-field-labels'
import { changePasswordAction } from './actions'

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('account.password'))('title') }
}

export default async function ChangePasswordPage() {
  const actor = signedIn(await requirePermission('portal.use'))
  const t = await getTranslations('account')
  return (
    <div className="max-w-2xl">
      <PageHeader
        title={t('password.title')}
        lead={t('password.lead')}
        breadcrumbs={[{ label: t('title'), href: '/account' }, { label: t('password.title') }]}
      />
      <Card>
        <ChangePasswordForm
          action={changePasswordAction}
          email={actor.email}
          passwordLabels={await passwordFieldLabels()}
          labels={{
            current: t('fields.currentPassword'),
            next: t('fields.password'),
            repeat: t('fields.repeat'),
            submit: t('password.submit'),
          }}
        />
      </Card>
    </div>
  )
}
