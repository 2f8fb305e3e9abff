import type { Tx } from '@/lib/db/client'
import type { KnetSettlementRow, Refund } from '@/lib/db/generated/client'

export type UnbookedRefund = Pick<KnetSettlementRow, 'day' | 'tranId' | 'amountFils'>

/**
 * Refunds that KNET's reports show for a track id and our books do not have as done, oldest first. By the
 * transaction id. One whose answer was lost has none here, and is the same by its amount; another number is
 * the same refund on its own day alone, for the report of that day may not have been read.
 * @param done refunds of the payment that are DONE
 */
export async function unbookedRefunds(
  tx: Tx,
  trackId: string,
  done: readonly Pick<Refund, 'tranId' | 'amountFils' | 'settlesOn'>[],
): Promise<UnbookedRefund[]> {
  const rows = await tx.knetSettlementRow.findMany({
    where: { kind: 'REFUND', trackId },
    select: { day: true, tranId: true, amountFils: true },
    orderBy: [{ day: 'asc' }, { tranId: 'asc' }],
  })
  const [numbers, unnamed] = [
    new Set(done.map(({ tranId }) => tranId)),
    done.filter(({ tranId }) => !rows.some((row) => row.tranId === tranId)),
  ]
  return rows
    .filter(({ tranId }) => !numbers.has(tranId))
    .filter(({ day, amountFils }) => {
      const at = unnamed.findIndex(
        (refund) =>
          refund.amountFils === amountFils &&
          (refund.tranId === null || refund.settlesOn?.getTime() === day.getTime()),
      )
      if (at >= 0) unnamed.splice(at, 1)
      return at < 0
    })
}
