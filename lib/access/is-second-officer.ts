import type { Actor } from './actor'
import { canAnywhere, type SecondOfficerPermission } from './permissions'

/**
 * Whether an officer may decide what was proposed: with the permission, and as another than the one who
 * proposed it. The database refuses the same officer as well.
 */
export function isSecondOfficer(
  actor: Actor,
  permission: SecondOfficerPermission,
  proposedById: string,
): boolean {
  return actor.kind === 'STAFF' && canAnywhere(actor, permission) && actor.userId !== proposedById
}
