import type { GrantOf } from '@/lib/access/actor'
import { fingerprint, fingerprints } from '@/lib/core/vault'
import type { UserKind, UserState } from '@/lib/db/generated/enums'
import { boxOf } from './wanted-grants'

/** What a user may do, as a page showed it. */
export type ShownAccess = { kind: UserKind; state: UserState; held: readonly GrantOf[] }

const textOf = ({ kind, state, held }: ShownAccess) =>
  `access:${kind}:${state}:${held
    .map((grant) => `${boxOf(grant)}${grant.until ? `@${grant.until}` : ''}`)
    .sort()
    .join()}`

/** The etag of a form that changes what a user may do. @param at when the page was shown: what changed since is told */
export const accessEtag = (shown: ShownAccess, at: Date): string =>
  `${at.getTime()}.${fingerprint(textOf(shown))}`

/** Whether what is in force is still what the page showed. */
export const matchesAccess = (etag: string, stored: ShownAccess): boolean =>
  fingerprints(textOf(stored)).includes(etag.slice(etag.indexOf('.') + 1))

/** When the page was shown that an etag comes from. @returns undefined for anything else */
export function shownAt(etag: string | undefined): Date | undefined {
  const time = /^(\d{1,15})\./.exec(etag ?? '')?.[1]
  return time ? new Date(Number(time)) : undefined
}
