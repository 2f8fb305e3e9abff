import { isObserver, memberOf, type Actor, type Member, type Staff } from '@/lib/access/actor'
import { loadObservedMember } from '@/lib/auth/observed-member'
import { actorForToken } from '@/lib/auth/session'
import { newId } from '@/lib/core/ids'
import { beginObservation, type WantedObservation } from '@/lib/observations/begin-observation'
import { stopObserving } from '@/lib/observations/end-observation'
import { addUser } from './account-users'
import { asOwner, db } from './database'
import { AT, makeAccount, run } from './office-scene'
import { officer } from './staff-scene'

/** Minutes after `AT`. */
export const minutes = (count: number): Date => new Date(AT.getTime() + count * 60_000)

/** Signs staff in on one browser more. @returns the actor of that session, and who it stands for at a moment */
export async function browserOf(staff: Staff): Promise<{ staff: Staff; at: (at: Date) => Promise<Actor> }> {
  const sessionId = newId(AT)
  await db.session.create({
    data: {
      id: sessionId,
      userId: staff.userId,
      createdAt: AT,
      lastSeenAt: AT,
      totpAt: AT,
      expiresAt: minutes(8 * 60),
      address: '',
      userAgent: '',
    },
  })
  return {
    staff: { ...staff, sessionId },
    at: async (at) => {
      // Idle time is another matter: this browser is in use.
      await db.session.updateMany({ where: { id: sessionId }, data: { lastSeenAt: at } })
      return actorForToken({ userId: staff.userId, sessionId }, at)
    },
  }
}

/** An account with its general user and an additional one without grants, and an administrator on one browser. */
export async function makeObservable() {
  const account = await makeAccount()
  const additional = await addUser(account.accountId, 'ADDITIONAL')
  const second = await addUser(account.accountId, 'GENERAL', 'سلمى')
  const admin = await browserOf(await officer('ADMINISTRATOR'))
  /** The button of the banner, pressed. */
  const stop = (at: Date, by = admin.staff) => run((tx) => stopObserving(tx, by, at))
  return { ...account, general: memberOf(account.actor), additional, second, admin, stop }
}
export type Observable = Awaited<ReturnType<typeof makeObservable>>

/** Begins to observe the general user, or somebody else. */
export const observe = (
  { accountId, userId, admin }: Observable,
  given: Partial<WantedObservation> & { by?: Staff; at?: Date } = {},
) => {
  const { by = admin.staff, at = AT, ...change } = given
  const wanted = { accountId, userId, reason: 'HELP_ASKED', note: 'مكالمة رقم 7', ...change } as const
  return run((tx) => beginObservation(tx, by, at, wanted))
}

/** The reader whom an observer's pages are made for. @throws when nobody is observed */
export async function readerOf(actor: Actor, pattern?: string): Promise<Member> {
  const reader = isObserver(actor) ? await loadObservedMember(actor, pattern) : undefined
  if (!reader) throw new Error(`nobody is observed: ${actor.kind}`)
  return reader
}

/** Every row of every table, with the transaction that wrote it: what was written to, the same again, shows too. */
export async function rowVersions(): Promise<Record<string, string>> {
  return asOwner(async (client) => {
    const { rows } = await client.query<{ name: string }>(
      `SELECT tablename AS name FROM pg_tables WHERE schemaname = 'public' ORDER BY 1`,
    )
    const versions: Record<string, string> = {}
    for (const { name } of rows) {
      const { rows: found } = await client.query<{ version: string }>(
        `SELECT concat(count(*), ' ', md5(string_agg(concat(ctid, xmin), ' ' ORDER BY ctid))) AS version FROM "${name}"`,
      )
      versions[name] = found[0]!.version
    }
    return versions
  })
}
