import type { Metadata } from 'next'
import { getLocale, getTranslations } from '@/lib/i18n/translations'
import { AuthPanel } from '@/components/auth/auth-panel'
import { Banner } from '@/components/ui/banner'
import { Ltr } from '@/components/ui/ltr'
import { isSignedIn } from '@/lib/access/actor'
import { requirePermission } from '@/lib/access/require'
import { now } from '@/lib/core/clock'
import { formatDateTime } from '@/lib/i18n/format'
import { findJoin, type JoinStep } from '@/lib/users/invitations/find-join'
import { readJoinCookie } from '@/lib/users/invitations/join-cookie'
import { CodeStep } from './code-step'
import { DetailsStep } from './details-step'
import { JoinClosed } from './join-closed'
import { OtherUser } from './other-user'
import { TermsStep } from './terms-step'

type Props = { params: Promise<{ token: string }>; searchParams: Promise<Record<string, string | string[]>> }

// The address is a secret: it goes to no other site and into no index.
export async function generateMetadata(): Promise<Metadata> {
  return {
    title: (await getTranslations('userInvitations.join'))('metaTitle'),
    referrer: 'same-origin',
    robots: { index: false },
  }
}

/** The mobile may wait, and what was answered can be corrected until its codes were entered. */
function shownStep(step: JoinStep, wish: string | string[] | undefined): JoinStep {
  if (wish === 'terms' && step === 'MOBILE') return 'TERMS'
  return wish === 'details' && step !== 'TERMS' ? 'DETAILS' : step
}

/**
 * Accepting an invitation: own details and password, the e-mail's code, the mobile's (or later), the terms.
 * Opening it changes nothing; a link that cannot be used says why.
 */
export default async function JoinPage({ params, searchParams }: Props) {
  const actor = await requirePermission('public.use')
  const [{ token }, { step: wish, sent }, at, locale] = await Promise.all([
    params,
    searchParams,
    now(),
    getLocale(),
  ])
  const join = await findJoin({ token, browser: await readJoinCookie() }, at)
  if (join.state !== 'OPEN') return <JoinClosed state={join.state} signedIn={isSignedIn(actor)} />
  if (isSignedIn(actor)) return <OtherUser actor={actor} />
  const t = await getTranslations('userInvitations.join')
  const step = shownStep(join.step, wish)
  return (
    <AuthPanel
      title={t.rich('title', { name: () => <bdi>{join.person.firstName}</bdi> })}
      lead={
        <>
          <p>
            {t.rich('lead', {
              inviter: () => <bdi>{join.inviter}</bdi>,
              account: () => <bdi>{locale === 'ar' ? join.nameAr : join.nameEn}</bdi>,
              date: () => <Ltr>{formatDateTime(join.expiresAt)}</Ltr>,
            })}
          </p>
          <p className="mt-3 font-semibold text-ink">{t(`steps.${step}`)}</p>
        </>
      }
      notice={
        sent === '1' && (
          <Banner tone="success" live>
            {t('sentAgain')}
          </Banner>
        )
      }
    >
      {step === 'DETAILS' && <DetailsStep join={join} token={token} />}
      {(step === 'CODE' || step === 'MOBILE') && <CodeStep join={join} token={token} />}
      {step === 'TERMS' && <TermsStep join={join} token={token} />}
    </AuthPanel>
  )
}
