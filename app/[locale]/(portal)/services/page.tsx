import type { Metadata } from 'next'
import { getTranslations } from '@/lib/i18n/translations'
import { PageHeader } from '@/components/ui/page-header'
import { memberOf } from '@/lib/access/actor'
import { requirePermission } from '@/lib/access/require'
import { now } from '@/lib/core/clock'
import { db } from '@/lib/db/client'
import { listOwnRequests, listWaitingRequests } from '@/lib/service-access/access-request-queries'
import { readAccountServices } from '@/lib/services/account-services'
import { SERVICES } from '@/lib/services/service-catalogue'
import { ServiceCard } from './service-card'
import { WaitingRequests } from './waiting-requests'

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('serviceSubscriptions'))('title') }
}

/** Guide §3, «الاشتراك بالخدمات»: every service there is, and where the reader stands with each. */
export default async function ServicesPage() {
  const member = memberOf(await requirePermission('portal.use'))
  const t = await getTranslations('serviceSubscriptions')
  const at = await now()
  const general = member.kind === 'GENERAL'
  const [account, waiting, own] = await Promise.all([
    readAccountServices(db, member.accountId),
    general ? listWaitingRequests(member, at) : [],
    general ? [] : listOwnRequests(member, at),
  ])
  return (
    <>
      <PageHeader title={t('title')} lead={t(`lead.${general ? 'GENERAL' : 'ADDITIONAL'}`)} />
      <div className="grid gap-5">
        <WaitingRequests rows={waiting} />
        <ul className="grid gap-4 sm:grid-cols-2">
          {SERVICES.map((service) => (
            <li key={service} className="grid">
              <ServiceCard
                member={member}
                service={service}
                account={account}
                asked={own.find((row) => row.service === service && row.state === 'OPEN')}
              />
            </li>
          ))}
        </ul>
      </div>
    </>
  )
}
