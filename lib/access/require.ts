import 'server-only'
import { forbidden, notFound, redirect } from 'next/navigation'
import { getLocale } from '@/lib/i18n/translations'
import { headers } from 'next/headers'
import { getActor } from '@/lib/auth/session'
import { PERMISSIONS, can, type Permission } from './permissions'
import type { Actor } from './actor'

/** Where a reader who is not signed in is sent; null when the permission is refused in another way. */
export function signInPathFor(actor: Actor, permission: Permission): string | null {
  const roles: readonly string[] = PERMISSIONS[permission].roles
  const forBusiness = roles.includes('GENERAL') || roles.includes('UNVERIFIED')
  const forStaff = roles.some(
    (role) =>
      role.endsWith('OFFICER') || role === 'AUDITOR' || role === 'TARIFF_EDITOR' || role === 'STAFF_PENDING',
  )
  if (actor.kind === 'UNVERIFIED') return forBusiness ? '/verify-email' : null
  if (actor.kind === 'STAFF_PENDING') return forStaff ? '/staff/sign-in/code' : null
  if (actor.kind === 'VISITOR') return forBusiness ? '/sign-in' : '/staff/sign-in'
  return null
}

/**
 * For pages: the actor when the permission is held. Else (architecture §4.4): nobody → sign-in and back here
 * after it; an additional user without the grant → the forbidden page; signed in without the role → not
 * found.
 * @param companyId see `can`
 */
export async function requirePermission(permission: Permission, companyId?: string | null): Promise<Actor> {
  const actor = await getActor()
  if (can(actor, permission, companyId)) return actor
  const locale = await getLocale()
  const signIn = signInPathFor(actor, permission)
  if (signIn) {
    const path = (await headers()).get('x-portal-path') ?? ''
    redirect(`/${locale}${signIn}${path ? `?next=${encodeURIComponent(path)}` : ''}`)
  }
  if (
    actor.kind === 'ADDITIONAL' &&
    (PERMISSIONS[permission].roles as readonly string[]).includes('ADDITIONAL')
  ) {
    forbidden()
  }
  notFound()
}
