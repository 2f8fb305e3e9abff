import type { Metadata } from 'next'
import { redirect } from 'next/navigation'
import { getLocale, getTranslations } from '@/lib/i18n/translations'
import { memberOf } from '@/lib/access/actor'
import { requireAnywhere } from '@/lib/access/require'
import { now } from '@/lib/core/clock'
import { findBasket, isDue, readBasketIds } from '@/lib/payments/basket-query'
import { ConfirmPayment } from '../../confirm-payment'
import { SuspendedPayment } from '../../suspended-payment'

type Props = { params: Promise<{ id: string }> }

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('payments.confirm'))('title') }
}

/**
 * The confirmation of one request. One that is not due says on its own page where it stands: paid, rejected,
 * expired, being paid.
 */
export default async function ConfirmOnePage({ params }: Props) {
  const actor = memberOf(await requireAnywhere('payments.pay'))
  const { id } = await params
  const [row] = await findBasket(actor, readBasketIds(id))
  if (!row) return <SuspendedPayment actor={actor} id={id} />
  if (!isDue(row, await now())) redirect(`/${await getLocale()}/payments/${row.id}`)
  return <ConfirmPayment rows={[row]} email={actor.email} back={`/payments/${row.id}`} />
}
