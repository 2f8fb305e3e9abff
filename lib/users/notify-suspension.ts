import { newId } from '@/lib/core/ids'
import type { Tx } from '@/lib/db/client'
import type { SuspensionCause } from '@/lib/db/generated/enums'
import { queueMessage } from '@/lib/messages/queue-message'
import { notify } from '@/lib/notifications/notify'

type Told = { accountId: string; cause?: SuspensionCause; reason: string }

/** The arguments of the texts: `field` chooses the words of the cause. */
const argsOf = ({ cause, reason }: Told) => ({ field: cause ?? 'NONE', reason })

/**
 * Tells the general users of an account that the office suspended it, in its transaction: a line in the portal, which
 * they read after it is lifted, and a mail. The mail has no link and names no user, or it would be withheld as all
 * others are: nobody of the account can open a page.
 */
export async function notifyAccountSuspended(tx: Tx, at: Date, told: Told): Promise<void> {
  const generals = await tx.user.findMany({
    where: { accountId: told.accountId, kind: 'GENERAL', state: 'ACTIVE' },
    select: { id: true, email: true, locale: true },
    orderBy: { id: 'asc' },
  })
  const args = argsOf(told)
  const userIds = generals.map(({ id }) => id)
  await notify(tx, at, { userIds, kind: 'account.suspended', args, email: false })
  for (const { email, locale } of generals)
    await queueMessage(tx, at, {
      key: `suspension:${newId(at)}`,
      template: 'account.suspended',
      to: { email },
      locale,
      args,
    })
}

/** Tells the general users of an account that they may sign in again. */
export const notifyAccountReinstated = (tx: Tx, at: Date, told: Told): Promise<void> =>
  notify(tx, at, {
    generalUsersOf: told.accountId,
    kind: 'account.reinstated',
    href: '/dashboard',
    args: argsOf(told),
  })

/** Tells the general users of an account that one of its companies was suspended or reinstated. */
export async function notifyCompanySuspension(
  tx: Tx,
  at: Date,
  kind: 'company.suspended' | 'company.reinstated',
  company: { id: string; nameAr: string | null; nameEn: string | null },
  told: Told,
): Promise<void> {
  await notify(tx, at, {
    generalUsersOf: told.accountId,
    kind,
    href: `/companies/${company.id}`,
    args: {
      ...argsOf(told),
      companyAr: company.nameAr ?? company.nameEn ?? '',
      companyEn: company.nameEn ?? company.nameAr ?? '',
    },
  })
}
