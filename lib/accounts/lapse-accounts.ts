import { db } from '@/lib/db/client'

const BATCH = 200

/**
 * Lapses accounts that nobody verified within 24 hours, and removes what they said of people: they never were
 * customers. Meant for the minute sweep; running twice at once is harmless.
 * @returns how many accounts were removed
 */
export async function lapseAccounts(at: Date): Promise<number> {
  const accounts = await db.account.findMany({
    where: { verifiedAt: null, state: { in: ['UNVERIFIED', 'LAPSED'] }, lapsesAt: { lte: at } },
    select: { id: true },
    orderBy: { lapsesAt: 'asc' },
    take: BATCH,
  })
  let count = 0
  for (const { id } of accounts) count += await removeAccount(id, at)
  return count
}

async function removeAccount(accountId: string, at: Date): Promise<number> {
  return db.$transaction(async (tx) => {
    // Taken under its lock: a code entered at this very moment wins.
    const { count } = await tx.account.updateMany({
      where: { id: accountId, verifiedAt: null, lapsesAt: { lte: at } },
      data: { state: 'LAPSED' },
    })
    if (count === 0) return 0
    const users = (await tx.user.findMany({ where: { accountId }, select: { id: true } })).map(
      (user) => user.id,
    )
    const ofUsers = { where: { userId: { in: users } } }
    await tx.pendingRegistration.deleteMany(ofUsers)
    await tx.verificationCode.deleteMany(ofUsers)
    await tx.termsAcceptance.deleteMany(ofUsers)
    await tx.passwordReset.deleteMany(ofUsers)
    await tx.session.deleteMany(ofUsers)
    await tx.heldForm.deleteMany(ofUsers)
    await tx.notification.deleteMany(ofUsers)
    await tx.user.deleteMany({ where: { accountId } })
    await tx.serviceSubscription.deleteMany({ where: { accountId } })
    await tx.account.delete({ where: { id: accountId } })
    return 1
  })
}
