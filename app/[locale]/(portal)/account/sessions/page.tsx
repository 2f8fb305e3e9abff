import type { Metadata } from 'next'
import { getTranslations } from '@/lib/i18n/translations'
import { SessionTable } from '@/components/auth/session-table'
import { ActionForm } from '@/components/forms/action-form'
import { SubmitButton } from '@/components/forms/submit-button'
import { Banner } from '@/components/ui/banner'
import { Card } from '@/components/ui/card'
import { PageHeader } from '@/components/ui/page-header'
import { requirePermission } from '@/lib/access/require'
import { signedIn } from '@/lib/auth/change-password'
import { findOwnSessions } from '@/lib/auth/own-sessions'
import { now } from '@/lib/core/clock'
import { getSettings } from '@/lib/settings/settings'
import { endSessionAction, signOutEverywhereAction } from './actions'

type Props = { searchParams: Promise<{ done?: string }> }

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('account.sessions'))('title') }
}

export default async function SessionsPage({ searchParams }: Props) {
  const actor = signedIn(await requirePermission('portal.use'))
  const { businessIdleMinutes } = await getSettings()
  const sessions = await findOwnSessions(actor, await now(), businessIdleMinutes)
  const [t, { done }] = await Promise.all([getTranslations('account'), searchParams])
  return (
    <>
      <PageHeader
        title={t('sessions.title')}
        lead={t('sessions.lead')}
        breadcrumbs={[{ label: t('title'), href: '/account' }, { label: t('sessions.title') }]}
      />
      <div className="grid gap-6">
        {done === 'session' && (
          <Banner tone="success" live>
            {t('sessions.ended')}
          </Banner>
        )}
        <Card flush>
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
      </div>
    </>
  )
}
