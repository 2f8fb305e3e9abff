import 'server-only'
import { headers } from 'next/headers'
import { cache } from 'react'
import { isObserver, type Actor } from '@/lib/access/actor'
import { patternOfPath } from '@/lib/access/permission-of-path'
import type { Audience } from '@/lib/access/permission-rule'
import { loadObservedMember } from './observed-member'
import { getActor } from './session'

/**
 * Whom the pages of the portal and of the public are made for: who asks, and for an observer the user who is observed,
 * who then reads and does nothing else. Staff again when that user was suspended a moment ago. Once a request; an
 * observer costs one query more.
 */
export const getReader = cache(async (): Promise<Actor> => {
  const actor = await getActor()
  if (!isObserver(actor)) return actor
  const path = (await headers()).get('x-portal-path') ?? ''
  const pattern = patternOfPath(path.split('?')[0]!.replace(/^\/(ar|en)(?=\/|$)/, '') || '/')
  const { staff, observation } = actor
  return (await loadObservedMember(actor, pattern)) ?? { ...staff, observedAccount: observation.accountId }
})

/** Whom a page for some readers is made for: the office's own pages are an observer's own. */
export async function readerOf(audience: readonly Audience[]): Promise<Actor> {
  if (!audience.includes('staff')) return getReader()
  const actor = await getActor()
  return isObserver(actor) ? actor.staff : actor
}
