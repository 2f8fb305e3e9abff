import type { Metadata } from 'next'
import { getLocale, getTranslations } from '@/lib/i18n/translations'
import { ActionForm } from '@/components/forms/action-form'
import { CodeField } from '@/components/forms/code-field'
import { SubmitButton } from '@/components/forms/submit-button'
import { Banner } from '@/components/ui/banner'
import { ButtonLink } from '@/components/ui/button'
import { Card } from '@/components/ui/card'
import { Ltr } from '@/components/ui/ltr'
import { MessagePage } from '@/components/ui/message-page'
import { PageHeader } from '@/components/ui/page-header'
import { getReader } from '@/lib/auth/reader'
import { findVerification, type Verification } from '@/lib/accounts/queries'
import { CODE_MINUTES, RESEND_SECONDS } from '@/lib/accounts/rules'
import { findVerifyingUser } from '@/lib/accounts/find-verifying-user'
import { now } from '@/lib/core/clock'
import { redirect } from '@/lib/i18n/navigation'
import { resendVerification, verifyEmail } from './actions'

type Props = { searchParams: Promise<{ sent?: string }> }

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('accounts'))('verify.title') }
}

/**
 * The verification screen (guide §3): for the browser that registered, and for who signs in unverified. The
 * same for every e-mail.
 */
export default async function VerifyEmailPage({ searchParams }: Props) {
  const actor = await getReader()
  const locale = await getLocale()
  if (actor.kind === 'GENERAL' || actor.kind === 'ADDITIONAL') redirect({ href: '/dashboard', locale })
  const at = await now()
  const userId = await findVerifyingUser(actor, at)
  const found = userId ? await findVerification(userId, at) : undefined
  if (!found) return <Gone />
  // Not to the page that says so: it speaks to the browser that has just confirmed.
  if (found.confirmed) redirect({ href: '/sign-in', locale })
  // A browser that only registered is told nothing of the address: it may not be its reader's.
  const undelivered = found.undelivered && actor.kind === 'UNVERIFIED'
  return <CodePage found={{ ...found, undelivered }} sent={(await searchParams).sent === '1'} />
}

async function CodePage({ found, sent }: { found: Verification; sent: boolean }) {
  const t = await getTranslations('accounts.verify')
  const rich = { ltr: (text: React.ReactNode) => <Ltr className="font-semibold">{text}</Ltr> }
  return (
    <div className="mx-auto max-w-xl">
      <PageHeader title={t('title')} lead={t.rich('sentToEmail', { ...rich, email: found.email })} />
      <div className="grid gap-6">
        {sent && (
          <Banner tone="success" live>
            {t('sentAgain')}
          </Banner>
        )}
        {found.undelivered && (
          <Banner
            tone="warn"
            title={t('undeliveredTitle')}
            action={
              <ButtonLink href="/register" variant="secondary" size="sm">
                {t('otherAddress')}
              </ButtonLink>
            }
          >
            {t.rich('undelivered', { ...rich, email: found.email })}
          </Banner>
        )}
        <Card>
          <ActionForm action={verifyEmail} guard={false} label={t('title')}>
            <CodeField name="code" label={t('code')} hint={t('codeHint', { minutes: CODE_MINUTES })} />
            <div>
              <SubmitButton size="lg">{t('confirm')}</SubmitButton>
            </div>
          </ActionForm>
          {found.mobile && (
            <p className="mt-4 text-sm text-ink-2">
              {t.rich('mobileLater', { ...rich, mobile: found.mobile.replaceAll(' ', '\u00a0') })}
            </p>
          )}
        </Card>
        <Card title={t('notArrived')} id="resend">
          <p className="mb-4 text-ink-2">
            {found.wait > 0
              ? t('resendIn', { seconds: found.wait })
              : t('resendHint', { seconds: RESEND_SECONDS })}
          </p>
          <ActionForm action={resendVerification} guard={false} idPrefix="resend" label={t('notArrived')}>
            <div className="flex flex-wrap gap-3">
              <SubmitButton variant="secondary" icon="mail">
                {t('resend')}
              </SubmitButton>
              <ButtonLink href="/register" variant="quiet">
                {t('startAgain')}
              </ButtonLink>
            </div>
          </ActionForm>
        </Card>
      </div>
    </div>
  )
}

async function Gone() {
  const t = await getTranslations('accounts.verify')
  return (
    <MessagePage
      icon="clock"
      title={t('goneTitle')}
      actions={
        <>
          <ButtonLink href="/register">{t('startAgain')}</ButtonLink>
          <ButtonLink href="/sign-in" variant="secondary">
            {t('signIn')}
          </ButtonLink>
        </>
      }
    >
      <p>{t('goneText')}</p>
    </MessagePage>
  )
}
