import { notFound } from 'next/navigation'
import { ButtonLink } from '@/components/ui/button'
import { PageHeader } from '@/components/ui/page-header'
import type { Actor } from '@/lib/access/actor'
import { db } from '@/lib/db/client'
import { getTranslations } from '@/lib/i18n/translations'
import { findSuspendedPayers } from '@/lib/payments/find-suspended-payer'
import { SuspendedPayers } from './suspended-payers'

/**
 * In place of a payment request that the reader may not see: why, where a suspended company of theirs owes or sent it,
 * else not found.
 */
export async function SuspendedPayment({ actor, id }: { actor: Actor; id: string }) {
  const companies = await findSuspendedPayers(db, actor, [id])
  if (companies.length === 0) notFound()
  const t = await getTranslations('payments')
  return (
    <>
      <PageHeader title={t('title')} />
      <div className="grid justify-items-start gap-5">
        <SuspendedPayers companies={companies} actor={actor} />
        <ButtonLink href="/payments" variant="secondary">
          {t('suspended.all')}
        </ButtonLink>
      </div>
    </>
  )
}
