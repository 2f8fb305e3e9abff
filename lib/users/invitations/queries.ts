import { memberOf, type Actor } from '@/lib/access/actor'
import { isId } from '@/lib/core/ids'
import { formatCursor, parseCursor } from '@/lib/core/keyset-cursor'
import { db } from '@/lib/db/client'
import type { Prisma } from '@/lib/db/generated/client'
import { Service, type UserKind } from '@/lib/db/generated/enums'
import { emailFor } from '../account-people'
import { invitationState, type InvitationState } from './rules'
import { unsealEmail, unsealPerson } from './sealed-person'

const PAGE = 25

export type InvitationRow = {
  id: string
  email: string
  /** Undefined once the invitation has ended: it was erased. */
  name?: string
  kind: UserKind
  services: Service[]
  /** The last day of what it plans. */
  until: Date | null
  inviter: string
  sentAt: Date
  expiresAt: Date
  state: InvitationState
  /** Its sender is no general user any more: it can be accepted once somebody else sends it again. */
  orphaned: boolean
  /** Its mail came back: whoever is invited has not read it. */
  undelivered: boolean
}

const INCLUDE = {
  invitedBy: { select: { firstName: true, lastName: true, kind: true, state: true } },
} as const satisfies Prisma.UserInvitationInclude

type Stored = Prisma.UserInvitationGetPayload<{ include: typeof INCLUDE }>

function rowOf(stored: Stored, at: Date, reader: Actor): InvitationRow {
  const person = unsealPerson(stored)
  const { invitedBy, id, kind, services, until, sentAt, expiresAt } = stored
  const state = invitationState(stored, at)
  return {
    id,
    email: emailFor(reader, unsealEmail(stored)),
    name: person && `${person.firstName} ${person.lastName}`,
    kind,
    services,
    until,
    inviter: `${invitedBy.firstName} ${invitedBy.lastName}`,
    sentAt,
    expiresAt,
    state,
    orphaned: state === 'WAITING' && (invitedBy.kind !== 'GENERAL' || invitedBy.state !== 'ACTIVE'),
    undelivered: state === 'WAITING' && stored.undeliveredAt !== null,
  }
}

/**
 * The invitations of the actor's account, newest first, a page at a time. Nothing here tells whether an address
 * is known to the portal.
 * @param after a cursor, as `next` gives it
 */
export async function listInvitations(
  actor: Actor,
  at: Date,
  after?: string,
): Promise<{ rows: InvitationRow[]; next?: string }> {
  const { accountId } = memberOf(actor)
  const cursor = parseCursor(after)
  const found = await db.userInvitation.findMany({
    where: {
      accountId,
      ...(cursor && {
        OR: [{ createdAt: { lt: cursor.at } }, { createdAt: cursor.at, id: { lt: cursor.id } }],
      }),
    },
    include: INCLUDE,
    orderBy: [{ createdAt: 'desc' }, { id: 'desc' }],
    take: PAGE + 1,
  })
  const shown = found.slice(0, PAGE)
  const last = shown.at(-1)
  return {
    rows: shown.map((row) => rowOf(row, at, actor)),
    next: found.length > PAGE && last ? formatCursor({ at: last.createdAt, id: last.id }) : undefined,
  }
}

/** One invitation of the actor's account. */
export async function findInvitationRow(
  actor: Actor,
  id: string,
  at: Date,
): Promise<InvitationRow | undefined> {
  if (!isId(id)) return undefined
  const { accountId } = memberOf(actor)
  const stored = await db.userInvitation.findFirst({ where: { id, accountId }, include: INCLUDE })
  return stored ? rowOf(stored, at, actor) : undefined
}

/** What an invitation can plan in the actor's account: its services in the guide’s order, and its companies. */
export async function invitationChoices(
  actor: Actor,
): Promise<{
  services: readonly Service[]
  companies: { id: string; nameAr: string | null; nameEn: string | null }[]
}> {
  const { accountId, services } = memberOf(actor)
  const companies = await db.company.findMany({
    where: { accountId },
    select: { id: true, profile: { select: { nameAr: true, nameEn: true } } },
    orderBy: [{ role: 'asc' }, { approvedAt: 'asc' }, { id: 'asc' }],
    take: 500,
  })
  const offered = Object.values(Service).filter((service) => services.includes(service))
  return { services: offered, companies: companies.map(({ id, profile }) => ({ id, ...profile })) }
}
