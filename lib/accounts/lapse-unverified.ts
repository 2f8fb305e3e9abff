import type { Tx } from '@/lib/db/client'

/**
 * What an earlier registration of the e-mail left unverified lapses, its stand-ins too; the screens it opened
 * close.
 */
export async function lapseUnverified(tx: Tx, email: string, at: Date): Promise<void> {
  // The accounts first, as everywhere (docs/decisions/024): one of their codes may be entered at this moment.
  await tx.$queryRaw`
    SELECT 1 FROM "Account" WHERE state = 'UNVERIFIED'
      AND id IN (SELECT "accountId" FROM "User" WHERE email = ${email}) ORDER BY id FOR UPDATE`
  await tx.user.updateMany({
    where: { email, kind: 'GENERAL', state: 'PENDING', account: { state: 'UNVERIFIED' } },
    data: { state: 'LAPSED' },
  })
  await tx.account.updateMany({
    where: { state: 'UNVERIFIED', users: { some: { email, state: 'LAPSED' } } },
    data: { state: 'LAPSED' },
  })
  await tx.session.updateMany({
    where: { endedAt: null, user: { email, state: 'LAPSED' } },
    data: { endedAt: at, end: 'EXPIRED' },
  })
  await tx.pendingRegistration.deleteMany({ where: { user: { email } } })
}
