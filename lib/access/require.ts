import 'server-only'
import { forbidden, notFound, redirect } from 'next/navigation'
import { getLocale } from '@/lib/i18n/translations'
import { headers } from 'next/headers'
import { readerOf } from '@/lib/auth/reader'
import { PERMISSIONS } from './permission-table'
import { actingBy, can, canAnywhere, type About, type Permission } from './permissions'
import type { Actor } from './actor'
import { observeHref } from './observe-href'
import type { Audience, Rule } from './permission-rule'

/** Where a reader who is not signed in is sent; null when the permission is refused in another way. */
export function signInPathFor(actor: Actor, permission: Permission): string | null {
  const audience: readonly Audience[] = PERMISSIONS[permission].audience
  const [forBusiness, forStaff] = [audience.includes('business'), audience.includes('staff')]
  if (actor.kind === 'UNVERIFIED') return forBusiness ? '/verify-email' : null
  if (actor.kind === 'STAFF_PENDING') return forStaff ? '/staff/sign-in/code' : null
  if (actor.kind === 'VISITOR' && actor.ended === 'ACCOUNT_SUSPENDED' && forBusiness) return '/suspended'
  if (actor.kind === 'VISITOR') return forBusiness ? '/sign-in' : '/staff/sign-in'
  return null
}

/**
 * Nobody → sign-in and back here after it; an additional user without the grant → the forbidden page; signed
 * in without the role → not found (architecture §4.4).
 */
async function refuse(actor: Actor, permission: Permission): Promise<never> {
  const locale = await getLocale()
  const signIn = signInPathFor(actor, permission)
  if (signIn) {
    const path = (await headers()).get('x-portal-path') ?? ''
    redirect(`/${locale}${signIn}${path ? `?next=${encodeURIComponent(path)}` : ''}`)
  }
  const { roles, audience } = PERMISSIONS[permission] as Pick<Rule, 'roles' | 'audience'>
  // The time was over between two pages: the officer reads so, and not that there is no such page.
  if (actor.kind === 'STAFF' && actor.observedAccount && audience.includes('business'))
    redirect(`/${locale}${observeHref(actor.observedAccount, 'over')}`)
  if ((roles as readonly string[]).includes(actor.kind)) forbidden()
  notFound()
}

/** For pages about one company, a new one, or none, and for the office's: the actor when the permission is held. */
export async function requirePermission<P extends Permission>(
  permission: P,
  ...about: About<P>
): Promise<Actor> {
  const actor = await readerOf(PERMISSIONS[permission].audience)
  return can(actor, permission, ...about) ? actingBy(actor, permission) : refuse(actor, permission)
}

/** For lists, and for pages whose query is scoped: the actor when the permission is held for anything. */
export async function requireAnywhere(permission: Permission): Promise<Actor> {
  const actor = await readerOf(PERMISSIONS[permission].audience)
  return canAnywhere(actor, permission) ? actingBy(actor, permission) : refuse(actor, permission)
}
