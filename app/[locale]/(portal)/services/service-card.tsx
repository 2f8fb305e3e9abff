import { getLocale, getTranslations } from '@/lib/i18n/translations'
import { ButtonLink } from '@/components/ui/button'
import { DateTime } from '@/components/ui/date-time'
import { Icon } from '@/components/ui/icon'
import type { Member } from '@/lib/access/actor'
import type { Service } from '@/lib/db/generated/enums'
import { formatList } from '@/lib/i18n/format'
import { Link } from '@/lib/i18n/link'
import type { AccessRequestRow } from '@/lib/service-access/access-request-queries'
import { serviceStanding, type AccountServices } from '@/lib/services/account-services'
import { serviceEntry, servicePath } from '@/lib/services/service-catalogue'
import { isolateAuto } from '@/lib/messages/bidi-isolates'
import { serviceEntrances } from './service-entrance'
import { SERVICE_ICONS, ServiceState } from './service-state'

type Props = {
  member: Member
  service: Service
  account: AccountServices
  /** The reader's own open request for it. */
  asked?: AccessRequestRow
}

/** What is said of a state in one line: since when, what is missing, why not, whom one has asked. */
async function StateLine({ member, service, account, asked }: Props) {
  const [t, locale] = await Promise.all([getTranslations('serviceSubscriptions'), getLocale()])
  const { state, since, missing } = serviceStanding(member, service, account)
  if (!serviceEntry(service).open) return <>{t(`catalogue.${service as 'BILLS'}.closed`)}</>
  if (asked) return <>{t('own.OPEN', { name: isolateAuto(asked.askedOfName) })}</>
  if (missing.length > 0 && member.kind === 'GENERAL')
    return (
      <>
        {t('needs.missingLine', {
          names: formatList(
            missing.map((need) => t(`needs.${need}.name`)),
            locale,
          ),
        })}
      </>
    )
  if (since && state === 'SUBSCRIBED')
    return <>{t.rich('since', { date: () => <DateTime at={since} day /> })}</>
  return <>{t(`standing.${state}`)}</>
}

/** A service in the catalogue: what it is for, where the reader stands with it, and the next step. */
export async function ServiceCard(props: Props) {
  const { member, service, account, asked } = props
  const t = await getTranslations('serviceSubscriptions')
  const { state } = serviceStanding(member, service, account)
  const title = t(`catalogue.${service}.title`)
  return (
    <article className="flex flex-col gap-3 rounded-card border border-line bg-surface p-5 shadow-card">
      <div className="flex items-start gap-4">
        <span className="grid size-11 flex-none place-items-center rounded-field bg-primary-soft text-primary">
          <Icon name={SERVICE_ICONS[service]} size={22} />
        </span>
        <div className="min-w-0">
          <h2 className="text-lg">
            <Link href={servicePath(service)}>{title}</Link>
          </h2>
          <ServiceState state={asked ? 'ASKED' : state} />
        </div>
      </div>
      <p>{t(`catalogue.${service}.body`)}</p>
      <p className="text-sm text-ink-2">
        <StateLine {...props} />
      </p>
      <div className="mt-auto flex flex-wrap gap-3">
        {serviceEntrances(member, service).map(({ href, label }) => (
          <ButtonLink key={href} href={href} size="sm" aria-label={`${t(label)}: ${title}`}>
            {t(label)}
          </ButtonLink>
        ))}
        <ButtonLink
          href={servicePath(service)}
          size="sm"
          variant="secondary"
          aria-label={`${t(state === 'CAN_ASK' && !asked ? 'ask' : 'about')}: ${title}`}
        >
          {t(state === 'CAN_ASK' && !asked ? 'ask' : 'about')}
        </ButtonLink>
      </div>
    </article>
  )
}
