import type { Actor } from '@/lib/access/actor'
import { db } from '@/lib/db/client'

export type SignInNotice =
  | 'signedOut'
  | 'everywhere'
  | 'passwordSet'
  | 'invitationDone'
  | 'suspended'
  | 'accountSuspended'
  | 'roleChanged'
  | 'formKept'
  | 'ended'
  | 'needed'

type Query = Record<string, string | string[] | undefined>
const ENDED = {
  SUSPENDED: 'suspended',
  ACCOUNT_SUSPENDED: 'accountSuspended',
  ROLE_CHANGED: 'roleChanged',
} as const satisfies Record<string, SignInNotice>
const DONE: readonly SignInNotice[] = ['signedOut', 'everywhere', 'passwordSet', 'invitationDone']

/** What the sign-in page says first: what was just done, or why the reader was sent here. */
export async function signInNotice(actor: Actor, query: Query, at: Date): Promise<SignInNotice | undefined> {
  const done = DONE.find((name) => query.done === name)
  if (done) return done
  if (actor.kind === 'VISITOR' && actor.ended) return ENDED[actor.ended]
  const expired = actor.kind === 'VISITOR' ? actor.expired : undefined
  if (!expired) return query.expired || query.next ? 'needed' : undefined
  const held =
    query.expired &&
    (await db.heldForm.findFirst({ where: { ...expired, expiresAt: { gt: at } }, select: { id: true } }))
  return held ? 'formKept' : 'ended'
}
