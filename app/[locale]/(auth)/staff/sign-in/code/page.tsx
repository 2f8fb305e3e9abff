import type { Metadata } from 'next'
import { getLocale, getTranslations } from '@/lib/i18n/translations'
import { redirect } from 'next/navigation'
import { AuthPanel } from '@/components/auth/auth-panel'
import { ActionForm } from '@/components/forms/action-form'
import { CodeField } from '@/components/forms/code-field'
import { SubmitButton } from '@/components/forms/submit-button'
import { TextField } from '@/components/forms/text-field'
import { isSignedIn } from '@/lib/access/actor'
import { requirePermission } from '@/lib/access/require'
import { safeNext, withNext } from '@/lib/auth/next-path'
import { findEnrolment } from '@/lib/auth/totp-enrolment'
import { recoveryCodeAction, totpAction } from './actions'

type Props = { searchParams: Promise<{ next?: string | string[] }> }

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('auth.staff'))('codeTitle') }
}

export default async function TotpPage({ searchParams }: Props) {
  const actor = await requirePermission('totp.use')
  const next = safeNext((await searchParams).next)
  if (isSignedIn(actor) && (await findEnrolment(actor.userId)))
    redirect(`/${await getLocale()}${withNext('/staff/sign-in/enrol', next)}`)
  const t = await getTranslations('auth')
  const kept = next && <input type="hidden" name="next" value={next} />
  return (
    <AuthPanel title={t('staff.codeTitle')} lead={t('staff.codeLead')}>
      <ActionForm action={totpAction} guard={false} label={t('staff.codeTitle')}>
        {kept}
        <CodeField name="code" label={t('staff.codeLabel')} />
        <SubmitButton>{t('staff.codeSubmit')}</SubmitButton>
      </ActionForm>
      <details className="mt-6 border-t border-line pt-4">
        <summary className="cursor-pointer text-primary">{t('staff.lostPhone')}</summary>
        <ActionForm
          action={recoveryCodeAction}
          guard={false}
          idPrefix="recovery"
          label={t('fields.recoveryCode')}
          className="mt-4 grid gap-6"
        >
          {kept}
          <TextField
            name="code"
            kind="code"
            label={t('fields.recoveryCode')}
            hint={t('staff.recoveryHint')}
            required
          />
          <SubmitButton variant="secondary">{t('staff.recoverySubmit')}</SubmitButton>
        </ActionForm>
      </details>
    </AuthPanel>
  )
}
