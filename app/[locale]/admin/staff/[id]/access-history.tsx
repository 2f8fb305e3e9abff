import { Card } from '@/components/ui/card'
import { DateTime } from '@/components/ui/date-time'
import { getTranslations } from '@/lib/i18n/translations'
import type { StaffDetail } from '@/lib/staff/staff-queries'

/** Who changed this person's access, when and why: the latest first. */
export async function AccessHistory({ events }: { events: StaffDetail['history'] }) {
  const [t, role] = await Promise.all([getTranslations('office.staff'), getTranslations('shell.role')])
  return (
    <Card id="history" title={t('history')}>
      {events.length === 0 ? (
        <p className="text-ink-2">{t('historyNone')}</p>
      ) : (
        <ul className="grid gap-4">
          {events.map((event) => (
            <li key={event.id}>
              <p className="font-semibold">
                {event.kind === 'STAFF_ROLES_CHANGED' && event.toRoles.length > 0
                  ? t('rolesBecame', { roles: event.toRoles.map((one) => role(one)).join(t('comma')) })
                  : t(`events.${event.kind as 'STAFF_SUSPENDED'}`)}
              </p>
              <p className="text-sm text-ink-2">
                <bdi>{event.actorName || t('shell')}</bdi> · <DateTime at={event.at} />
              </p>
              {event.reason && (
                <p>
                  <bdi>{event.reason}</bdi>
                </p>
              )}
            </li>
          ))}
        </ul>
      )}
    </Card>
  )
}
