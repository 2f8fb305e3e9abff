import type { Actor } from '@/lib/access/actor'
import { canAnywhere } from '@/lib/access/permissions'
import { isId } from '@/lib/core/ids'
import { db } from '@/lib/db/client'
import type { ObservationEnd, ObservationReason } from '@/lib/db/generated/enums'

/** More users than any account here has. */
const MAX_USERS = 500
/** Earlier views that are shown. */
const MAX_SHOWN = 20

export type ObservableAccount = {
  id: string
  /** Of the main company; null before one is registered. */
  nameAr: string | null
  nameEn: string | null
  /** Commercial registration number. */
  number: string | null
  /** Who may sign in now: general users first. None while the account is suspended. */
  users: { id: string; name: string; kind: 'GENERAL' | 'ADDITIONAL' }[]
}

/** An account whose users may be observed. @returns undefined without the right, and for none that was verified */
export async function findObservableAccount(
  actor: Actor,
  id: string,
): Promise<ObservableAccount | undefined> {
  if (!canAnywhere(actor, 'observations.read') || !isId(id)) return undefined
  const account = await db.account.findFirst({
    where: { id, state: { in: ['ACTIVE', 'SUSPENDED'] } },
    select: {
      state: true,
      commercialRegistrationNumber: true,
      companies: {
        where: { role: 'MAIN' },
        select: { profile: { select: { nameAr: true, nameEn: true } } },
        orderBy: { id: 'asc' },
        take: 1,
      },
      users: {
        where: { state: 'ACTIVE', kind: { in: ['GENERAL', 'ADDITIONAL'] } },
        select: { id: true, firstName: true, lastName: true, kind: true },
        orderBy: [{ kind: 'asc' }, { createdAt: 'asc' }, { id: 'asc' }],
        take: MAX_USERS,
      },
    },
  })
  if (!account) return undefined
  const profile = account.companies[0]?.profile
  const users = account.users.map(({ id: userId, firstName, lastName, kind }) => ({
    id: userId,
    name: `${firstName} ${lastName}`,
    kind: kind === 'GENERAL' ? ('GENERAL' as const) : ('ADDITIONAL' as const),
  }))
  return {
    id,
    nameAr: profile?.nameAr ?? null,
    nameEn: profile?.nameEn ?? null,
    number: account.commercialRegistrationNumber,
    users: account.state === 'ACTIVE' ? users : [],
  }
}

export type ListedObservation = {
  id: string
  officer: string
  user: string
  reason: ObservationReason
  note: string
  startedAt: Date
  end: ObservationEnd | null
  pages: number
}

/** Who saw the portal as a user of an account, the latest first. */
export async function listObservations(actor: Actor, accountId: string): Promise<ListedObservation[]> {
  if (!canAnywhere(actor, 'observations.read')) return []
  const person = { select: { firstName: true, lastName: true } } as const
  const rows = await db.observation.findMany({
    where: { accountId },
    select: {
      ...{ id: true, reason: true, note: true, startedAt: true, end: true, pages: true },
      staff: person,
      user: person,
    },
    orderBy: [{ startedAt: 'desc' }, { id: 'desc' }],
    take: MAX_SHOWN,
  })
  const nameOf = ({ firstName, lastName }: { firstName: string; lastName: string }) =>
    `${firstName} ${lastName}`
  return rows.map(({ staff, user, ...row }) => ({ ...row, officer: nameOf(staff), user: nameOf(user) }))
}
