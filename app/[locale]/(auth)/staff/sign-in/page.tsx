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
import { isObserved } from '@/lib/access/actor'
import { requirePermission } from '@/lib/access/require'
import { safeNext } from '@/lib/auth/next-path'
import { signInNotice } from '@/lib/auth/sign-in-notice'
import { now } from '@/lib/core/clock'
import { Link } from '@/lib/i18n/link'
import { staffSignInAction } from './actions'
import { SignInPageCheck } from '../../sign-in/sign-in-page-check'

type Props = { searchParams: Promise<Record<string, string | string[] | undefined>> }

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('auth.staff'))('title') }
}

export default async function StaffSignInPage({ searchParams }: Props) {
  const actor = await requirePermission('public.use')
  const query = await searchParams
  const next = safeNext(query.next)
  if (actor.kind === 'STAFF' || isObserved(actor)) redirect(`/${await getLocale()}${next ?? '/admin'}`)
  const t = await getTranslations('auth')
  return (
    <AuthPanel
      title={t('staff.title')}
      lead={t('staff.lead')}
      notice={<SignInBanner notice={await signInNotice(actor, query, await now())} />}
      after={<Link href="/sign-in">{t('staff.business')}</Link>}
    >
      <ClearReadersForms />
      <ActionForm action={staffSignInAction} guard={false}>
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
          <SubmitButton size="lg">{t('staff.submit')}</SubmitButton>
          <Link href="/forgot-password" className="justify-self-start">
            {t('signIn.forgot')}
          </Link>
        </div>
      </ActionForm>
    </AuthPanel>
  )
}
