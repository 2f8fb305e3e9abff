import { Card } from '@/components/ui/card'
import { DescriptionList } from '@/components/ui/description-list'
import { Ltr } from '@/components/ui/ltr'
import type { AccountOverview } from '@/lib/account-admin/find-account'
import { RequestState } from '@/lib/db/generated/enums'
import { formatList } from '@/lib/i18n/format'
import { getLocale, getTranslations } from '@/lib/i18n/translations'

/** How many requests and payments an account has, by state, and which services it uses. */
export async function AccountCounts({ account }: { account: AccountOverview }) {
  const [t, status, services, locale] = await Promise.all([
    getTranslations('office.accounts'),
    getTranslations('ui.status'),
    getTranslations('serviceSubscriptions.catalogue'),
    getLocale(),
  ])
  const states = Object.values(RequestState).filter((state) => account.requests[state])
  const used = account.services.map((service) => services(`${service}.title`))
  return (
    <Card id="counts" title={t('counts')}>
      <DescriptionList
        layout="grid"
        items={[
          {
            key: 'requests',
            term: t('requests'),
            value:
              states.length > 0 ? (
                <ul>
                  {states.map((state) => (
                    <li key={state}>
                      {status(state)}: <Ltr>{account.requests[state]}</Ltr>
                    </li>
                  ))}
                </ul>
              ) : (
                t('noRequests')
              ),
          },
          ...(['due', 'running', 'paid'] as const).map((name) => ({
            key: name,
            term: t(`payments.${name}`),
            value: <Ltr>{account[name]}</Ltr>,
          })),
          {
            key: 'services',
            term: t('services'),
            value: used.length > 0 ? formatList(used, locale) : t('noServices'),
          },
        ]}
      />
    </Card>
  )
}
