import { getTranslations } from '@/lib/i18n/translations'
import type { ActionItem } from '@/components/dashboard/action-list'
import { Money } from '@/components/ui/money'
import type { Actor } from '@/lib/access/actor'
import { canAnywhere } from '@/lib/access/permissions'
import { totalDue } from '@/lib/payments/list-query'

/**
 * What is due to be paid, as one item of the dashboard; none for a reader without the service or without
 * anything due.
 */
export async function dueItem(actor: Actor, locale: string, at: Date): Promise<ActionItem[]> {
  if (!canAnywhere(actor, 'payments.pay')) return []
  const [due, t] = await Promise.all([totalDue(actor, at), getTranslations('dashboard.items')])
  const count = due.FEES.count + due.DEPOSITS.count
  if (count === 0) return []
  const amount = () => <Money fils={due.FEES.fils + due.DEPOSITS.fils} locale={locale} />
  return [
    {
      key: 'due',
      icon: 'card',
      title: t('dueTitle', { count }),
      detail: t.rich('due', { amount }),
      action: {
        href: '/payments?state=INITIATED',
        label: t('pay'),
        describe: `${t('pay')}: ${t('dueTitle', { count })}`,
      },
    },
  ]
}
