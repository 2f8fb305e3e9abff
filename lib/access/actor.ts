import type { Service, StaffRole } from '@/lib/db/generated/enums'

/**
 * A grant that is in force, with its reach (`GrantReach` in the schema). `until`: its last day in Kuwait,
 * `YYYY-MM-DD`; without an end when absent.
 */
export type GrantOf = { service: Service; until?: string | null } & (
  { reach: 'COMPANY'; companyId: string } | { reach: 'ALL' | 'NONE'; companyId: null }
)

/**
 * Nobody signed in. `expired`: the cookie names a session that timed out lately (not one that was ended).
 * `ended`: it names one that somebody else ended, and why. ACCOUNT_SUSPENDED: the office suspended the account.
 */
export type Visitor = {
  kind: 'VISITOR'
  expired?: { userId: string; sessionId: string }
  ended?: 'SUSPENDED' | 'ROLE_CHANGED' | 'ACCOUNT_SUSPENDED'
}

type SignedIn = {
  userId: string
  sessionId: string
  firstName: string
  lastName: string
  email: string
  locale: string
  /** When the session ends if nothing is done, and when it ends in any case. */
  idleEndsAt: Date
  endsAt: Date
  /** Unread notifications, for the bell. */
  unread: number
}

export type Member = SignedIn & {
  kind: 'UNVERIFIED' | 'GENERAL' | 'ADDITIONAL'
  accountId: string
  /**
   * Staff read what this user reads (`Observer`): personal data is masked, and nothing is written, not even that it
   * was read. Only pages get such an actor.
   */
  observed?: true
  /** What the account is subscribed to: it binds its general users too. */
  services: readonly Service[]
  /** Of an additional user. */
  grants: readonly GrantOf[]
}

/** `kind` is STAFF_PENDING until the TOTP code was given: such a session may see nothing but that form. */
export type Staff = SignedIn & {
  kind: 'STAFF' | 'STAFF_PENDING'
  roles: StaffRole[]
  /** The role that gave the right to what is being done (`actingBy`). */
  acting?: StaffRole
  /** The account that this session observed last, when that view has ended. */
  observedAccount?: string
}

/** A view of the portal as one user of an account has it, while it runs. */
type RunningObservation = {
  id: string
  /** Whom it shows the portal of, and what that person is called. */
  userId: string
  userName: string
  accountId: string
  endsAt: Date
}

/**
 * Staff who see the portal as a customer does. Holds no permission: actions and route handlers refuse it, and pages
 * ask for the reader that it stands for (`lib/auth/reader`).
 */
export type Observer = SignedIn & {
  kind: 'OBSERVER'
  /** Who it is, for the office's own pages. */
  staff: Staff
  observation: RunningObservation
}

export type Actor = Visitor | Member | Staff | Observer

/** The role written into history and audit: of an officer with several the one that gave the right. */
export function roleOf(actor: Actor): string {
  if (actor.kind === 'STAFF') return actor.acting ?? actor.roles[0] ?? 'STAFF'
  return actor.kind
}

export const isMember = (actor: Actor): actor is Member =>
  actor.kind === 'GENERAL' || actor.kind === 'ADDITIONAL' || actor.kind === 'UNVERIFIED'

export const isStaff = (actor: Actor): actor is Staff => actor.kind === 'STAFF'

export const isSignedIn = (actor: Actor): actor is Member | Staff | Observer => actor.kind !== 'VISITOR'

export const isObserver = (actor: Actor): actor is Observer => actor.kind === 'OBSERVER'

/** Whether the pages are read by staff in this user's place: what is personal is masked then. */
export const isObserved = (actor: Actor): boolean => isMember(actor) && actor.observed === true

/** @throws when the actor is not a business user: for code behind a permission that only they hold */
export function memberOf(actor: Actor): Member {
  if (!isMember(actor)) throw new Error('a business user was expected')
  return actor
}

/** @throws when the actor is not staff: for code behind a permission that only they hold */
export function staffOf(actor: Actor): Staff {
  if (!isStaff(actor)) throw new Error('staff was expected')
  return actor
}
