import type { Tx } from '@/lib/db/client'
import type { AccessRequest } from '@/lib/db/generated/client'

type Person = { firstName: string; lastName: string }

/** What the notices about a request for access say. `field` is the service. @param person who asked or decided */
export async function noticeArgs(
  tx: Tx,
  { service, companyId }: Pick<AccessRequest, 'service' | 'companyId'>,
  person?: Person,
  reason?: string,
): Promise<Record<string, string>> {
  const company =
    companyId === null
      ? null
      : await tx.company.findUnique({
          where: { id: companyId },
          select: { profile: { select: { nameAr: true, nameEn: true } } },
        })
  return {
    field: service,
    ...(person && { name: `${person.firstName} ${person.lastName}` }),
    ...(reason && { reason }),
    ...(company && { companyAr: company.profile.nameAr ?? '', companyEn: company.profile.nameEn ?? '' }),
  }
}
