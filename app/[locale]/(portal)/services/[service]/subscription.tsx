import { getTranslations } from '@/lib/i18n/translations'
import { ActionForm } from '@/components/forms/action-form'
import { SubmitButton } from '@/components/forms/submit-button'
import { ButtonLink } from '@/components/ui/button'
import { DateTime } from '@/components/ui/date-time'
import type { Member } from '@/lib/access/actor'
import type { Service } from '@/lib/db/generated/enums'
import { countServiceGrants } from '@/lib/service-access/access-request-queries'
import type { ServiceStanding } from '@/lib/services/account-services'
import { servicePath } from '@/lib/services/service-catalogue'
import { subscribeAction } from './actions'

type Props = { member: Member; service: Service; standing: ServiceStanding; at: Date }

/** What a general user does with the account's subscription. */
async function Change({ service, standing: { state } }: Pick<Props, 'service' | 'standing'>) {
  const t = await getTranslations('serviceSubscriptions')
  if (state === 'CAN_SUBSCRIBE')
    return (
      <ActionForm action={subscribeAction}>
        <input type="hidden" name="service" value={service} />
        <SubmitButton>{t('subscribe')}</SubmitButton>
      </ActionForm>
    )
  if (state !== 'SUBSCRIBED') return null
  return (
    <div>
      <ButtonLink href={`${servicePath(service)}/leave`} variant="secondary">
        {t('leave')}
      </ButtonLink>
    </div>
  )
}

/** Where the account stands with a service, and since when. */
export async function Subscription({ member, service, standing, at }: Props) {
  const t = await getTranslations('serviceSubscriptions')
  const { state, since, missing } = standing
  const people = state === 'SUBSCRIBED' ? (await countServiceGrants(member, service, at)).people : undefined
  const lines: string[] = [
    state === 'SUBSCRIBED' && missing.length > 0 ? t('standing.subscribedMissing') : t(`standing.${state}`),
    ...(state === 'NOT_OPEN' ? [t(`catalogue.${service as 'BILLS'}.closed`)] : []),
    ...(state === 'NOT_OPEN' && since ? [t('standing.notOpenSubscribed')] : []),
    ...(people === undefined ? [] : [t('standing.granted', { count: people })]),
  ]
  return (
    <div className="grid gap-3">
      {lines.map((line) => (
        <p key={line}>{line}</p>
      ))}
      {since && state !== 'NOT_OPEN' && (
        <p className="text-ink-2">{t.rich('since', { date: () => <DateTime at={since} day /> })}</p>
      )}
      {member.kind === 'GENERAL' && <Change service={service} standing={standing} />}
    </div>
  )
}
