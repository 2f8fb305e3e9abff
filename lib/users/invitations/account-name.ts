import type { Tx } from '@/lib/db/client'

/**
 * What an account is called towards somebody who is invited: its main company's name, or until it has one the
 * person who invites.
 */
export async function accountName(
  tx: Tx,
  accountId: string,
  inviter: string,
): Promise<{ nameAr: string; nameEn: string }> {
  const main = await tx.company.findFirst({
    where: { accountId, role: 'MAIN' },
    select: { profile: { select: { nameAr: true, nameEn: true } } },
  })
  const { nameAr, nameEn } = main?.profile ?? {}
  return { nameAr: nameAr || nameEn || inviter, nameEn: nameEn || nameAr || inviter }
}
