import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { getTranslations } from '@/lib/i18n/translations'
import { ButtonLink } from '@/components/ui/button'
import { Card } from '@/components/ui/card'
import { PageHeader } from '@/components/ui/page-header'
import { memberOf } from '@/lib/access/actor'
import { requirePermission } from '@/lib/access/require'
import { now } from '@/lib/core/clock'
import { db } from '@/lib/db/client'
import { listOwnRequests, listWaitingRequests } from '@/lib/service-access/access-request-queries'
import { readAccountServices, serviceStanding } from '@/lib/services/account-services'
import { serviceOfSlug } from '@/lib/services/service-catalogue'
import { serviceEntrances } from '../service-entrance'
import { ServiceState } from '../service-state'
import { WaitingRequests } from '../waiting-requests'
import { AskAccess } from './ask-access'
import { OwnRequests } from './own-requests'
import { ServiceNeeds } from './service-needs'
import { Subscription } from './subscription'

type Props = { params: Promise<{ service: string }> }

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const service = serviceOfSlug((await params).service)
  return service
    ? { title: (await getTranslations('serviceSubscriptions.catalogue'))(`${service}.title`) }
    : {}
}

/** What a service is for, what it needs, where the account stands with it, and how the reader gets it. */
export default async function ServicePage({ params }: Props) {
  const member = memberOf(await requirePermission('portal.use'))
  const service = serviceOfSlug((await params).service)
  if (!service) notFound()
  const at = await now()
  const general = member.kind === 'GENERAL'
  const [t, account, waiting, own] = await Promise.all([
    getTranslations('serviceSubscriptions'),
    readAccountServices(db, member.accountId),
    general ? listWaitingRequests(member, at, service) : [],
    general ? [] : listOwnRequests(member, at, service),
  ])
  const standing = serviceStanding(member, service, account)
  const asked = own.some(({ state }) => state === 'OPEN')
  return (
    <>
      <PageHeader
        title={t(`catalogue.${service}.title`)}
        lead={t(`catalogue.${service}.body`)}
        tag={<ServiceState state={asked && standing.state === 'CAN_ASK' ? 'ASKED' : standing.state} />}
        breadcrumbs={[{ label: t('title'), href: '/services' }, { label: t(`catalogue.${service}.title`) }]}
        actions={serviceEntrances(member, service).map(({ href, label }) => (
          <ButtonLink key={href} href={href} variant={label === 'open' ? 'primary' : 'secondary'}>
            {t(label)}
          </ButtonLink>
        ))}
      />
      <div className="grid gap-5">
        <WaitingRequests rows={waiting} />
        <Card title={t('standing.title')} id="standing">
          <Subscription member={member} service={service} standing={standing} at={at} />
        </Card>
        <Card title={t('needs.title')} id="needs">
          <ServiceNeeds service={service} missing={standing.missing} />
        </Card>
        <OwnRequests rows={own} />
        {!general && <AskAccess member={member} service={service} state={standing.state} own={own} />}
      </div>
    </>
  )
}
