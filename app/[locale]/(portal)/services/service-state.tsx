import { getTranslations } from '@/lib/i18n/translations'
import type { IconName } from '@/components/ui/icon'
import { Tag, type Tone } from '@/components/ui/tag'
import type { Service } from '@/lib/db/generated/enums'
import type { ServiceState as State } from '@/lib/services/account-services'

type Shown = State | 'ASKED'

const LOOK: Record<Shown, { icon: IconName; tone: Tone }> = {
  NOT_OPEN: { icon: 'clock', tone: 'neutral' },
  SUBSCRIBED: { icon: 'check', tone: 'done' },
  CAN_SUBSCRIBE: { icon: 'plus', tone: 'neutral' },
  NEEDS: { icon: 'alert', tone: 'accent' },
  GRANTED: { icon: 'check', tone: 'done' },
  CAN_ASK: { icon: 'lock', tone: 'neutral' },
  NOT_SUBSCRIBED: { icon: 'stopped', tone: 'neutral' },
  ASKED: { icon: 'clock', tone: 'progress' },
}

/** Where the reader stands with a service, as icon, word and colour. */
export async function ServiceState({ state }: { state: Shown }) {
  const t = await getTranslations('serviceSubscriptions.states')
  return (
    <Tag tone={LOOK[state].tone} icon={LOOK[state].icon}>
      {t(state)}
    </Tag>
  )
}

/** The drawing of each service. */
export const SERVICE_ICONS: Readonly<Record<Service, IconName>> = {
  COMPANY_REGISTRATION: 'company',
  PAYMENTS: 'card',
  TARIFF: 'search',
  DECLARATIONS: 'checklist',
  BILLS: 'file',
  BROKER_EXAM: 'badge',
  LICENCE_RENEWAL: 'calendar-clock',
}
