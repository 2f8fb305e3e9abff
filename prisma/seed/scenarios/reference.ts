import { dateOnly } from '@/lib/core/clock'
import { addDays } from '@/lib/core/day'
import { newId } from '@/lib/core/ids'
import type { Tx } from '@/lib/db/client'
import { LEGAL_ENTITIES } from '../legal-entities'
import { CUSTOMS_ACCOUNTS, CUSTOMS_SITES } from '../data/payments'
import { SEED_PARTIES } from '../data/parties'

const HOLIDAYS: readonly [string, string, string][] = [
  ['2026-01-01', 'رأس السنة الميلادية', 'New Year’s Day'],
  ['2026-02-25', 'العيد الوطني', 'National Day'],
  ['2026-02-26', 'يوم التحرير', 'Liberation Day'],
  ['2027-01-01', 'رأس السنة الميلادية', 'New Year’s Day'],
  ['2027-02-25', 'العيد الوطني', 'National Day'],
  ['2027-02-26', 'يوم التحرير', 'Liberation Day'],
]

/**
 * Lists that every installation needs: legal entities, fixed public holidays, ports and posts, customs
 * accounts. Safe to run again.
 */
export async function seedReference(tx: Tx): Promise<void> {
  await tx.legalEntity.createMany({ data: [...LEGAL_ENTITIES], skipDuplicates: true })
  await tx.holiday.createMany({
    data: HOLIDAYS.map(([day, nameAr, nameEn]) => ({ day: dateOnly(day), nameAr, nameEn })),
    skipDuplicates: true,
  })
  await tx.customsSite.createMany({ data: [...CUSTOMS_SITES], skipDuplicates: true })
  await tx.customsAccount.createMany({ data: [...CUSTOMS_ACCOUNTS], skipDuplicates: true })
}

/** Invented companies that the automated customs system knows. @param today `YYYY-MM-DD` */
export async function seedParties(tx: Tx, at: Date, today: string): Promise<Map<string, string>> {
  const ids = new Map<string, string>()
  for (const [index, { city, address, officePhone, ...party }] of SEED_PARTIES.entries()) {
    const id = newId(at)
    ids.set(party.commercialRegistrationNumber, id)
    await tx.customsParty.create({
      data: {
        ...party,
        id,
        updatedAt: at,
        details: {
          nameAr: party.nameAr,
          nameEn: party.nameEn,
          city,
          address,
          officePhone,
          poBox: String(3300 + index),
          importLicenceType: 'PERMANENT',
          importLicenceNumber: `${55_100 + index}/2026`,
          importLicenceIssuedOn: addDays(today, -90),
          importLicenceExpiresOn: addDays(today, 275),
          commercialLicenceType: 'PERMANENT',
          commercialLicenceNumber: `${20_900 + index}/2024`,
          commercialLicenceIssuedOn: addDays(today, -500),
          commercialLicenceExpiresOn: addDays(today, 600),
        },
      },
    })
  }
  return ids
}
