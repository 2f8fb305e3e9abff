import { kuwaitDay } from '@/lib/core/clock'
import { db } from '@/lib/db/client'
import { env } from '@/lib/env'
import { hashPassword } from '@/lib/auth/password'
import { DEMONSTRATION_PASSWORD } from './data/people'
import { flushSpecimens } from './factories/documents'
import { seedQueue } from './scenarios/forty-requests'
import { seedBroker, seedFresh, seedReturned, seedTrader } from './scenarios/named-accounts'
import { seedFinance } from './scenarios/finance'
import { seedObservation } from './scenarios/observations'
import { seedPayments } from './scenarios/payments'
import { seedStaff } from './scenarios/people'
import { seedParties, seedReference } from './scenarios/reference'
import { seedSuspended } from './scenarios/suspended-account'
import { seedTariff } from './scenarios/tariff'

/** Fills an empty database for the demonstration, all or nothing. A filled one is left as it is. */
export async function seedDemonstration(at: Date): Promise<'seeded' | 'already there'> {
  if (env.PORTAL_MODE === 'production') throw new Error('demonstration data does not exist in production')
  if ((await db.account.count()) > 0) return 'already there'
  const hashed = await hashPassword(DEMONSTRATION_PASSWORD)
  if (!hashed.ok) throw new Error('the machine was too busy to hash a password')
  const passwordHash = hashed.value
  const today = kuwaitDay(at)
  // Hours in Kuwait; never later than now.
  const daysAgo = (days: number, hour = 9) =>
    new Date(
      Math.min(
        Date.parse(
          `${kuwaitDay(new Date(at.getTime() - days * 86_400_000))}T${String(hour).padStart(2, '0')}:${String((days * 7) % 60).padStart(2, '0')}:00+03:00`,
        ),
        at.getTime() - 60_000,
      ),
    )
  await db.$transaction(
    async (tx) => {
      await seedReference(tx)
      await seedTariff(tx, at)
      const parties = await seedParties(tx, at, today)
      const staff = await seedStaff(tx, daysAgo(90), passwordHash)
      const officers = [staff.get('noura@customs.example')!, staff.get('salem@customs.example')!]
      await seedQueue(tx, { at, today, passwordHash, officers, daysAgo })
      const given = { at, today, passwordHash, officer: officers[0]!, parties, daysAgo }
      const trader = await seedTrader(tx, given)
      await seedReturned(tx, given)
      await seedFresh(tx, given)
      await seedBroker(tx, given)
      await seedPayments(tx, {
        at,
        daysAgo,
        trader,
        traderPartyId: parties.get('482910')!,
        brokerPartyId: parties.get('700117')!,
      })
      await seedSuspended(tx, {
        ...{ today, passwordHash, daysAgo, officer: officers[1]! },
        administrator: staff.get('khaled@customs.example')!,
      })
      await seedObservation(tx, { daysAgo, trader, administrator: staff.get('khaled@customs.example')! })
      await seedFinance(tx, { at, daysAgo, asking: staff.get('adel@customs.example')! })
    },
    { timeout: 120_000 },
  )
  await flushSpecimens()
  return 'seeded'
}
