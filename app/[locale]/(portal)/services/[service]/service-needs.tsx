import { getTranslations } from '@/lib/i18n/translations'
import { Icon } from '@/components/ui/icon'
import { Tag } from '@/components/ui/tag'
import type { Service } from '@/lib/db/generated/enums'
import { Link } from '@/lib/i18n/link'
import { serviceEntry, type ServiceNeed } from '@/lib/services/service-catalogue'

/** Where a need is met. */
const HELP: Readonly<Record<ServiceNeed, string>> = {
  APPROVED_COMPANY: '/services/company-registration',
  BROKER_OFFICE: '/support',
}

/** What a service needs, how each is checked, and whether it is there. */
export async function ServiceNeeds({
  service,
  missing,
}: {
  service: Service
  missing: readonly ServiceNeed[]
}) {
  const t = await getTranslations('serviceSubscriptions.needs')
  const { needs } = serviceEntry(service)
  if (needs.length === 0) return <p>{t('none')}</p>
  return (
    <ul className="divide-y divide-line">
      {needs.map((need) => {
        const there = !missing.includes(need)
        return (
          <li key={need} className="flex flex-wrap items-center gap-x-3 gap-y-1 py-2.5">
            <Icon name={there ? 'success' : 'circle'} className={there ? 'text-done' : 'text-line-strong'} />
            <span className="min-w-0 flex-1 basis-48">
              <span className="block">{t(`${need}.name`)}</span>
              <span className="block text-sm text-ink-2">{t(`${need}.how`)}</span>
              {!there && <Link href={HELP[need]}>{t(`${need}.action`)}</Link>}
            </span>
            <Tag tone={there ? 'done' : 'accent'} icon={there ? 'check' : 'alert'}>
              {t(there ? 'met' : 'missing')}
            </Tag>
          </li>
        )
      })}
    </ul>
  )
}
