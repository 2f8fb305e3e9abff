import type { Member } from '@/lib/access/actor'
import { recordAudit } from '@/lib/audit/audit'
import { numberKey, spellingsOf } from '@/lib/core/registration-number'
import { fail, failKept, ok, type Result } from '@/lib/core/result'
import type { Tx } from '@/lib/db/client'
import { takeFromLimit } from '@/lib/http/rate-limit'
import { alertOffice } from '@/lib/notifications/alert-office'
import { maskNumber } from './mask-company-details'

const FIELD = 'commercialRegistrationNumber'

const DAY = 86_400
/**
 * Different numbers of others that an account may meet a day, and numbers it may type: trying must not list
 * who is registered.
 */
export const HELD_A_DAY = 5
export const TYPED_A_DAY = 50

const heldKey = (accountId: string, number: string) => `number-held:${accountId}:${numberKey(number)}`
const startOfDay = (at: Date) => new Date(Math.floor(at.getTime() / (DAY * 1000)) * DAY * 1000)

/**
 * `checkNumber` for a number that somebody types: the tries of a day are counted. Once they are used up every
 * number is refused alike, held or free; only what was refused as held already stays so.
 * @returns problems of `checkNumber`, and `crNumbersTooMany` at the field
 */
export async function checkTypedNumber(tx: Tx, actor: Member, at: Date, number: string): Promise<Result> {
  const { accountId } = actor
  const rows = await tx.rateLimit.findMany({
    where: {
      key: { in: [heldKey(accountId, number), `numbers-held:${accountId}`] },
      windowStart: startOfDay(at),
    },
    select: { key: true, count: true },
  })
  const known = rows.some(({ key }) => key === heldKey(accountId, number))
  const met = rows.find(({ key }) => key !== heldKey(accountId, number))?.count ?? 0
  if (!known && met >= HELD_A_DAY) return fail('crNumbersTooMany', FIELD)
  const typed =
    known ||
    (await takeFromLimit(`numbers-typed:${accountId}`, { most: TYPED_A_DAY, seconds: DAY }, at, tx)).allowed
  return typed ? checkNumber(tx, actor, at, number) : fail('crNumbersTooMany', FIELD)
}

/**
 * Whether this account may register a commercial registration number; zeros before it make it no other one.
 * One that another account's company holds is refused in words that do not tell whose it is; the first
 * refusal of a day is audited and the office is told, and both must be kept although the change fails. A
 * number that is typed goes through `checkTypedNumber`.
 * @returns `crNumberOwn` (the account has this company already) or `crNumberHeld`, at the field
 */
export async function checkNumber(tx: Tx, actor: Member, at: Date, number: string): Promise<Result> {
  const holders = await tx.company.findMany({
    where: { commercialRegistrationNumber: { in: spellingsOf(number) } },
    select: { id: true, accountId: true, state: true },
  })
  if (holders.some((company) => company.accountId === actor.accountId && company.state === 'ACTIVE'))
    return fail('crNumberOwn', FIELD)
  const other = holders.find((company) => company.accountId !== actor.accountId)
  if (!other) return ok()
  const tries = await takeFromLimit(heldKey(actor.accountId, number), { most: 1, seconds: DAY }, at, tx)
  if (!tries.allowed) return failKept('crNumberHeld', FIELD)
  await takeFromLimit(`numbers-held:${actor.accountId}`, { most: HELD_A_DAY, seconds: DAY }, at, tx)
  await recordAudit(tx, actor, at, {
    event: 'registration.number-held',
    outcome: 'REFUSED',
    subject: 'Company',
    subjectId: other.id,
    details: { number: maskNumber(number) },
  })
  await alertOffice(tx, at, {
    permission: 'registrations.decide',
    kind: 'number.held',
    email: false,
    args: { number },
    href: '/admin/requests/registrations',
  })
  return failKept('crNumberHeld', FIELD)
}
