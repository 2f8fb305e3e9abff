import type { Metadata } from 'next'
import { getLocale, getTranslations } from '@/lib/i18n/translations'
import { redirect } from 'next/navigation'
import { AuthPanel } from '@/components/auth/auth-panel'
import { ClearReadersForms } from '@/components/auth/clear-readers-forms'
import { SignInBanner } from '@/components/auth/sign-in-banner'
import { ActionForm } from '@/components/forms/action-form'
import { PasswordField } from '@/components/forms/password-field'
import { SubmitButton } from '@/components/forms/submit-button'
import { TextField } from '@/components/forms/text-field'
import { requirePermission } from '@/lib/access/require'
import { safeNext, withNext } from '@/lib/auth/next-path'
import { signInNotice } from '@/lib/auth/sign-in-notice'
import { now } from '@/lib/core/clock'
import { Link } from '@/lib/i18n/link'
import { signInAction } from './actions'
import { SignInPageCheck } from './sign-in-page-check'

type Props = { searchParams: Promise<Record<string, string | string[] | undefined>> }

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('auth.signIn'))('title') }
}

export default async function SignInPage({ searchParams }: Props) {
  const actor = await requirePermission('public.use')
  const query = await searchParams
  const next = safeNext(query.next)
  if (actor.kind === 'GENERAL' || actor.kind === 'ADDITIONAL')
    redirect(`/${await getLocale()}${next ?? '/dashboard'}`)
  if (actor.kind === 'UNVERIFIED') redirect(`/${await getLocale()}${withNext('/verify-email', next)}`)
  const t = await getTranslations('auth')
  return (
    <AuthPanel
      title={t('signIn.title')}
      lead={t('signIn.lead')}
      notice={<SignInBanner notice={await signInNotice(actor, query, await now())} />}
      after={
        <>
          <span>
            {t('signIn.noAccount')} <Link href="/register">{t('signIn.register')}</Link>
          </span>
          <Link href="/staff/sign-in">{t('signIn.staff')}</Link>
        </>
      }
    >
      <ClearReadersForms />
      <ActionForm action={signInAction} guard={false}>
        {next && <input type="hidden" name="next" value={next} />}
        <TextField name="email" kind="email" label={t('fields.email')} required autoComplete="username" />
        <PasswordField
          name="password"
          label={t('fields.password')}
          required
          autoComplete="current-password"
        />
        <SignInPageCheck />
        <div className="grid gap-3">
          <SubmitButton size="lg">{t('signIn.submit')}</SubmitButton>
          <Link href="/forgot-password" className="justify-self-start">
            {t('signIn.forgot')}
          </Link>
        </div>
      </ActionForm>
    </AuthPanel>
  )
}
