import type { Metadata } from 'next'
import { getLocale, getTranslations } from '@/lib/i18n/translations'
import { ButtonLink } from '@/components/ui/button'
import { MessagePage } from '@/components/ui/message-page'
import { memberOf } from '@/lib/access/actor'
import { requireAnywhere } from '@/lib/access/require'
import { now } from '@/lib/core/clock'
import { findBasket, isDue, readBasketIds, type BasketRow } from '@/lib/payments/basket-query'
import { ConfirmPayment } from '../confirm-payment'

type Props = { searchParams: Promise<{ ids?: string | string[] }> }

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('payments.confirm'))('title') }
}

/**
 * The confirmation of a basket: requests of one customs account. Several accounts are parted, each with its
 * own button.
 */
export default async function ConfirmBasketPage({ searchParams }: Props) {
  const actor = memberOf(await requireAnywhere('payments.pay'))
  const rows = await findBasket(actor, readBasketIds((await searchParams).ids))
  const t = await getTranslations('payments.basket')
  const locale = await getLocale()
  const at = await now()
  const due = rows.filter((row) => isDue(row, at))
  const left = rows.filter((row) => !due.includes(row))
  const back = (
    <ButtonLink href="/payments" variant="secondary">
      {t('back')}
    </ButtonLink>
  )
  if (due.length === 0)
    return (
      <MessagePage icon="card" title={t('none')} actions={back}>
        <p>{t('noneBody')}</p>
      </MessagePage>
    )
  const groups = new Map<string, BasketRow[]>()
  for (const row of due)
    groups.set(row.customsAccountCode, [...(groups.get(row.customsAccountCode) ?? []), row])
  if (groups.size === 1) return <ConfirmPayment rows={due} left={left} email={actor.email} back="/payments" />
  return (
    <MessagePage icon="card" title={t('title')} actions={back}>
      <p>{t('mixed')}</p>
      <div className="mt-4 flex flex-wrap gap-3">
        {[...groups.values()].map((group) => {
          const account = group[0]!.customsAccount
          return (
            <ButtonLink
              key={group[0]!.customsAccountCode}
              href={`/payments/confirm?ids=${group.map(({ id }) => id).join(',')}`}
            >
              {t('payGroup', {
                account: locale === 'ar' ? account.nameAr : account.nameEn,
                count: group.length,
              })}
            </ButtonLink>
          )
        })}
      </div>
    </MessagePage>
  )
}
