import type { Metadata } from 'next'
import { getTranslations } from '@/lib/i18n/translations'
import { AuthPanel } from '@/components/auth/auth-panel'
import { ActionForm } from '@/components/forms/action-form'
import { SubmitButton } from '@/components/forms/submit-button'
import { TextField } from '@/components/forms/text-field'
import { requirePermission } from '@/lib/access/require'
import { Link } from '@/lib/i18n/link'
import { forgotPasswordAction } from './actions'

type Props = { searchParams: Promise<{ sent?: string }> }

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('auth.forgot'))('title') }
}

export default async function ForgotPasswordPage({ searchParams }: Props) {
  await requirePermission('public.use')
  const { sent } = await searchParams
  const t = await getTranslations('auth')
  const back = <Link href="/sign-in">{t('forgot.back')}</Link>
  if (sent) {
    return (
      <AuthPanel
        title={t('forgot.sentTitle')}
        after={
          <>
            {back}
            <Link href="/forgot-password">{t('forgot.again')}</Link>
          </>
        }
      >
        <p role="status">{t('forgot.sentText')}</p>
        <p className="mt-3 text-sm text-ink-2">{t('forgot.sentHint')}</p>
      </AuthPanel>
    )
  }
  return (
    <AuthPanel title={t('forgot.title')} lead={t('forgot.lead')} after={back}>
      <ActionForm action={forgotPasswordAction} guard={false}>
        <TextField name="email" kind="email" label={t('fields.email')} required />
        <SubmitButton>{t('forgot.submit')}</SubmitButton>
      </ActionForm>
    </AuthPanel>
  )
}
