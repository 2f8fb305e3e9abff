import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { getTranslations } from '@/lib/i18n/translations'
import { PageHeader } from '@/components/ui/page-header'
import { memberOf } from '@/lib/access/actor'
import { requirePermission } from '@/lib/access/require'
import { now } from '@/lib/core/clock'
import { findAccessRequest } from '@/lib/service-access/access-request-queries'
import { isolateAuto } from '@/lib/messages/bidi-isolates'
import { Decision } from './decision'
import { RequestData } from './request-data'

type Props = { params: Promise<{ id: string }> }

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('serviceSubscriptions.decide'))('title') }
}

/** What a colleague asks for: any general user of the account grants it with one press, or declines. */
export default async function AccessRequestPage({ params }: Props) {
  const member = memberOf(await requirePermission('users.manage'))
  const at = await now()
  const request = await findAccessRequest(member, (await params).id, at)
  if (!request) notFound()
  const t = await getTranslations('serviceSubscriptions')
  const service = t(`catalogue.${request.service}.title`)
  return (
    <>
      <PageHeader
        title={t('decide.title')}
        lead={t('decide.lead', { name: isolateAuto(request.askerName), service })}
        breadcrumbs={[{ label: t('title'), href: '/services' }, { label: t('decide.title') }]}
      />
      <div className="grid gap-5">
        <RequestData request={request} />
        {request.state === 'OPEN' && <Decision member={member} request={request} at={at} />}
      </div>
    </>
  )
}
