import { isStaff, type Actor, type Member } from '@/lib/access/actor'
import { reachedByCompany, reaches } from '@/lib/access/grants'
import { can, canAnywhere } from '@/lib/access/permissions'
import type { Prisma, Request } from '@/lib/db/generated/client'
import type { RequestTypeDefinition, RequestTypes } from './request-type-definition'

/** Matches nothing: the scope of those who may see no request at all. */
const NOTHING: Prisma.RequestWhereInput = { id: { in: [] } }

type PermissionKind = keyof RequestTypeDefinition['permissions']

/** The types for which an actor holds a permission, for whatever company. */
export function typesWith(types: RequestTypes, actor: Actor, kind: PermissionKind): string[] {
  return Object.values(types)
    .filter(({ permissions }) => canAnywhere(actor, permissions[kind]))
    .map(({ type }) => type)
}

/**
 * The requests an actor may see, as a condition for the query itself, type by type. Business: of each type
 * those that it may act for in the type's service. Office: what was ever submitted, of the types that one
 * oversees. A type without a definition is seen by nobody.
 */
export function visibleRequests(types: RequestTypes, actor: Actor): Prisma.RequestWhereInput {
  if (isStaff(actor)) {
    const overseen = typesWith(types, actor, 'oversee')
    return overseen.length > 0 ? { submittedAt: { not: null }, type: { in: overseen } } : NOTHING
  }
  const readable = Object.values(types).filter(({ permissions }) => canAnywhere(actor, permissions.read))
  const scopes = readable.map(({ type, service }) => ({ type, ...reachedByCompany(actor, service) }))
  return scopes.length > 0 ? { OR: scopes } : NOTHING
}

/**
 * Whether a business user may act on a request: fill it in, hand it in, correct or withdraw it. The account
 * must be the user's own.
 */
export function mayAct(
  { permissions, service }: RequestTypeDefinition,
  actor: Actor,
  { accountId, companyId }: Pick<Request, 'accountId' | 'companyId'>,
): actor is Member {
  return (
    (actor.kind === 'GENERAL' || actor.kind === 'ADDITIONAL') &&
    actor.accountId === accountId &&
    can(actor, permissions.act, companyId) &&
    reaches(actor, service, companyId)
  )
}
