import type { Metadata } from 'next'
import { getTranslations } from '@/lib/i18n/translations'
import { ChangePasswordForm } from '@/components/auth/change-password-form'
import { SessionTable } from '@/components/auth/session-table'
import { ActionForm } from '@/components/forms/action-form'
import { CodeField } from '@/components/forms/code-field'
import { SubmitButton } from '@/components/forms/submit-button'
import { Banner } from '@/components/ui/banner'
import { Card } from '@/components/ui/card'
import { Ltr } from '@/components/ui/ltr'
import { PageHeader } from '@/components/ui/page-header'
import { requirePermission } from '@/lib/access/require'
import { signedIn } from '@/lib/auth/change-password'
import { findOwnSessions } from '@/lib/auth/own-sessions'
import { passwordFieldLabels } from '@/lib/auth/password-field-labels'
import { countRecoveryCodes } from '@/lib/auth/renew-recovery-codes'
import { now } from '@/lib/core/clock'
import { getSettings } from '@/lib/settings/settings'
import { changePasswordAction } from '../../../(portal)/account/password/actions'
import { endSessionAction, signOutEverywhereAction } from '../../../(portal)/account/sessions/actions'
import { newCodesAction } from './actions'

type Props = { searchParams: Promise<{ done?: string }> }
const DONE: Record<string, string> = { password: 'password.changed', session: 'sessions.ended' }

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('auth.staff'))('accountTitle') }
}

export default async function StaffAccountPage({ searchParams }: Props) {
  const actor = signedIn(await requirePermission('office.use'))
  const { staffIdleMinutes } = await getSettings()
  const sessions = await findOwnSessions(actor, await now(), staffIdleMinutes)
  const codes = await countRecoveryCodes(actor.userId)
  const [t, a, { done }] = await Promise.all([
    getTranslations('account'),
    getTranslations('auth.staff'),
    searchParams,
  ])
  return (
    <>
      <PageHeader
        title={a('accountTitle')}
        lead={
          <>
            <bdi>
              {actor.firstName} {actor.lastName}
            </bdi>{' '}
            · <Ltr>{actor.email}</Ltr>
          </>
        }
        breadcrumbs={[{ label: a('office'), href: '/admin' }, { label: a('accountTitle') }]}
      />
      <div className="grid gap-6">
        {done && DONE[done] && (
          <Banner tone="success" live>
            {t(DONE[done])}
          </Banner>
        )}
        <Card title={t('sessions.title')} id="sessions" flush>
          <SessionTable sessions={sessions} endAction={endSessionAction} />
        </Card>
        <Card title={t('sessions.everywhere')} id="everywhere">
          <ActionForm action={signOutEverywhereAction} idPrefix="everywhere" className="grid gap-4">
            <p className="text-ink-2">{t('sessions.everywhereText')}</p>
            <div>
              <SubmitButton variant="danger">{t('sessions.everywhere')}</SubmitButton>
            </div>
          </ActionForm>
        </Card>
        <Card title={a('recoveryTitle')} id="recovery">
          <p className="mb-4">{a('recoveryLeft', { count: codes })}</p>
          <ActionForm action={newCodesAction} idPrefix="codes">
            <CodeField name="code" label={a('codeLabel')} hint={a('recoveryNewHint')} />
            <div>
              <SubmitButton variant="secondary">{a('recoveryNew')}</SubmitButton>
            </div>
          </ActionForm>
        </Card>
        <Card title={t('password.title')} id="password">
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
    </>
  )
}
