import { Card } from '@/components/ui/card'
import { DateTime } from '@/components/ui/date-time'
import type { AccountOverview } from '@/lib/account-admin/find-account'
import type { SuspensionLine } from '@/lib/account-admin/suspension-history'
import { isolateAuto } from '@/lib/messages/bidi-isolates'
import { getLocale, getTranslations } from '@/lib/i18n/translations'
import { companyName } from '../names'

type Props = { events: readonly SuspensionLine[]; account: AccountOverview }

/** What was suspended and reinstated, when, by whom and why: the latest first. */
export async function SuspensionHistory({ events, account }: Props) {
  const [t, causes, locale] = await Promise.all([
    getTranslations('office.accounts'),
    getTranslations('suspension.causes'),
    getLocale(),
  ])
  const nameOf = ({ companyId, userId }: SuspensionLine): string => {
    const company = account.companyList.find(({ id }) => id === companyId)
    if (company) return isolateAuto(companyName(company, locale, company.number))
    return isolateAuto(account.people.find(({ id }) => id === userId)?.name ?? '')
  }
  return (
    <Card id="history" title={t('history')}>
      {events.length === 0 ? (
        <p className="text-ink-2">{t('historyNone')}</p>
      ) : (
        <ul className="grid gap-4">
          {events.map((event) => (
            <li key={event.id}>
              <p className="font-semibold">{t(`events.${event.kind}`, { name: nameOf(event) })}</p>
              <p className="text-sm text-ink-2">
                <bdi>{event.actorName || t('shell')}</bdi> · <DateTime at={event.at} />
              </p>
              {event.cause && <p>{causes(event.cause)}</p>}
              {event.reason && (
                <p>
                  <bdi className="whitespace-pre-line">{event.reason}</bdi>
                </p>
              )}
            </li>
          ))}
        </ul>
      )}
    </Card>
  )
}
