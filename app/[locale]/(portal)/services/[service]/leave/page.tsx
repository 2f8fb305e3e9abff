import type { Metadata } from 'next'
import { notFound, redirect } from 'next/navigation'
import { getLocale, getTranslations } from '@/lib/i18n/translations'
import { ActionForm } from '@/components/forms/action-form'
import { SubmitButton } from '@/components/forms/submit-button'
import { ButtonLink } from '@/components/ui/button'
import { ConfirmPage } from '@/components/ui/confirm-page'
import { memberOf } from '@/lib/access/actor'
import { requirePermission } from '@/lib/access/require'
import { now } from '@/lib/core/clock'
import { serviceEntry, serviceOfSlug, servicePath } from '@/lib/services/service-catalogue'
import { leaveAction } from '../actions'
import { countWhatEnds } from './count-what-ends'

type Props = { params: Promise<{ service: string }> }

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('serviceSubscriptions'))('leave') }
}

/** Names what ends before the account leaves a service. */
export default async function LeavePage({ params }: Props) {
  const member = memberOf(await requirePermission('account.services'))
  const service = serviceOfSlug((await params).service)
  if (!service) notFound()
  const [all, t, locale] = await Promise.all([
    getTranslations('serviceSubscriptions'),
    getTranslations('serviceSubscriptions.leavePage'),
    getLocale(),
  ])
  if (!serviceEntry(service).open || !member.services.includes(service))
    redirect(`/${locale}${servicePath(service)}`)
  const { people, ...ends } = await countWhatEnds(member, service, await now())
  const counted = (['drafts', 'running', 'due', 'asked'] as const).filter((what) => ends[what] > 0)
  return (
    <ConfirmPage
      title={t('title', { service: all(`catalogue.${service}.title`) })}
      consequences={[
        t('closes'),
        t('grants', { count: people }),
        ...counted.map((what) => t(what, { count: ends[what] })),
        ...(service === 'PAYMENTS' ? [t('atKnet')] : []),
      ]}
    >
      <ActionForm action={leaveAction} className="flex flex-wrap gap-3">
        <input type="hidden" name="service" value={service} />
        <SubmitButton variant="danger">{t('confirm')}</SubmitButton>
        <ButtonLink href={servicePath(service)} variant="secondary">
          {t('keep')}
        </ButtonLink>
      </ActionForm>
    </ConfirmPage>
  )
}
