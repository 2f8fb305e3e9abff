import type { Service } from '@/lib/db/generated/enums'
import { isMember, type Actor } from './actor'
import { hasReach, reaches } from './grants'
import type { Rule } from './permission-rule'
import { PERMISSIONS } from './permission-table'
import { STAFF, type Role } from './roles'

export type Permission = keyof typeof PERMISSIONS

type Having<T> = { [P in Permission]: (typeof PERMISSIONS)[P] extends T ? P : never }[Permission]

/** Permissions that reach, for a business user, what is subscribed to and granted in their service. */
export type ServicePermission = Having<{ service: Service }>
/** Permissions of a decision that another officer has proposed. */
export type SecondOfficerPermission = Having<{ secondOfficer: true }>
/** Permissions that something can be done with; the others only read. */
export type ChangingPermission = Having<{ effect: 'OWN' | 'CHANGES' }>

/** What a call is about: for a permission of a service the company, or null for what has none, or none yet. */
export type About<P extends Permission> = P extends ServicePermission ? [companyId: string | null] : []

/**
 * The roles that hold a permission. The auditor holds what reads the staff's pages, and what is one's own
 * there: all of it, also of rows that are added later, and nothing that changes anything.
 */
export function rolesHolding(permission: Permission): readonly Role[] {
  const { roles, audience, effect }: Rule = PERMISSIONS[permission]
  const ofStaff = roles.some((role) => (STAFF as readonly string[]).includes(role))
  const audited = audience.includes('staff') || audience.includes('public')
  return ofStaff && audited && effect !== 'CHANGES' ? [...roles, 'AUDITOR'] : roles
}

/** The roles an actor holds. */
function rolesOf(actor: Actor): readonly Role[] {
  // Who sees the portal as a customer does may do nothing: pages ask for the reader (lib/auth/reader).
  if (actor.kind === 'OBSERVER') return []
  return actor.kind === 'STAFF' ? actor.roles : [actor.kind]
}

/**
 * Whether an actor holds a permission for something, whatever it is: for menus, for the office, and for pages
 * and lists whose query is scoped. What is about one company is asked with `can`.
 */
export function canAnywhere(actor: Actor, permission: Permission): boolean {
  const { service }: Rule = PERMISSIONS[permission]
  const holding = rolesHolding(permission)
  if (!rolesOf(actor).some((role) => holding.includes(role))) return false
  return !service || !isMember(actor) || hasReach(actor, service)
}

/** Whether an actor holds a permission for what the call is about. */
export function can<P extends Permission>(actor: Actor, permission: P, ...about: About<P>): boolean {
  const { service }: Rule = PERMISSIONS[permission]
  if (!canAnywhere(actor, permission)) return false
  if (!service || !isMember(actor)) return true
  const [companyId] = about
  // Without a company the answer is no: nothing that is left out may widen it.
  return companyId !== undefined && reaches(actor, service, companyId)
}

/**
 * The actor as acting by a permission: what history and audit name is the role that gave the right, not the
 * first of several.
 */
export function actingBy(actor: Actor, permission: Permission): Actor {
  if (actor.kind !== 'STAFF') return actor
  const holding = rolesHolding(permission)
  return { ...actor, acting: actor.roles.find((role) => holding.includes(role)) }
}
