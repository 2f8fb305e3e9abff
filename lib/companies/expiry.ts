import { dateOnly, kuwaitDay } from '@/lib/core/clock'
import { formatDay } from '@/lib/core/day'
import { logger } from '@/lib/core/logger'
import { db, type Tx } from '@/lib/db/client'
import type { Prisma } from '@/lib/db/generated/client'
import { notify } from '@/lib/notifications/notify'
import { expiriesOf, horizonOf, thresholdOf, type Expiry } from './expiry-dates'
import { EXPIRY_FIELDS } from './fields'

const BATCH = 200

const WATCHED = {
  id: true,
  accountId: true,
  profile: {
    select: {
      nameAr: true,
      nameEn: true,
      industrial: true,
      commercialLicenceExpiresOn: true,
      importLicenceExpiresOn: true,
      industrialLicenceExpiresOn: true,
      signatoryCivilIdExpiresOn: true,
    },
  },
} as const satisfies Prisma.CompanySelect
type Watched = Prisma.CompanyGetPayload<{ select: typeof WATCHED }>

function nextBatch(today: string, after: string | undefined): Promise<Watched[]> {
  const within = { gte: dateOnly(today), lte: dateOnly(horizonOf(today)) }
  return db.company.findMany({
    where: {
      state: 'ACTIVE',
      account: { state: 'ACTIVE' },
      ...(after && { id: { gt: after } }),
      profile: { OR: EXPIRY_FIELDS.map((field) => ({ [field]: within })) },
    },
    select: WATCHED,
    orderBy: { id: 'asc' },
    take: BATCH,
  })
}

/**
 * The reminder's row is the proof that it was given: whoever writes it first tells, everybody else finds it
 * there.
 */
async function remindOnce(tx: Tx, at: Date, company: Watched, expiry: Expiry): Promise<boolean> {
  const threshold = thresholdOf(expiry.daysLeft)
  if (threshold === undefined) return false
  const row = {
    companyId: company.id,
    field: expiry.field,
    expiresOn: dateOnly(expiry.day),
    threshold,
    sentAt: at,
  }
  const { count } = await tx.expiryReminder.createMany({ data: [row], skipDuplicates: true })
  if (count === 0) return false
  await notify(tx, at, {
    generalUsersOf: company.accountId,
    kind: 'company.expiry',
    href: `/companies/${company.id}`,
    args: {
      companyAr: company.profile.nameAr ?? '',
      companyEn: company.profile.nameEn ?? '',
      field: expiry.field,
      days: String(expiry.daysLeft),
      date: formatDay(expiry.day),
    },
  })
  return true
}

function remind(at: Date, today: string, company: Watched): Promise<number> {
  return db.$transaction(async (tx) => {
    let count = 0
    for (const expiry of expiriesOf(company.profile, today))
      if (await remindOnce(tx, at, company, expiry)) count += 1
    return count
  })
}

/**
 * The daily watch over licence and civil-ID dates: tells the general users 60, 30 and 7 days before, each
 * once, however often and by however many processes it runs.
 * @param at domain time; days are counted in Kuwait
 * @returns how many reminders were given
 * @throws at the end, when some could not be given: the job then tries again
 */
export async function sweepExpiries(at: Date): Promise<number> {
  const today = kuwaitDay(at)
  const faults: unknown[] = []
  let given = 0
  for (let after: string | undefined; ;) {
    const batch = await nextBatch(today, after)
    for (const company of batch) {
      // One transaction a company: a failure delays one reminder, not all.
      given += await remind(at, today, company).catch((error: unknown) => {
        logger.error({ err: error, companyId: company.id }, 'expiry reminder not given')
        faults.push(error)
        return 0
      })
    }
    if (batch.length < BATCH) break
    after = batch.at(-1)!.id
  }
  if (faults.length > 0) throw new AggregateError(faults, `${faults.length} companies were not reminded`)
  return given
}
