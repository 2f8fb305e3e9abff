import { lastCode } from '@/lib/accounts/lock-user'
import { resendWait } from '@/lib/accounts/rules'
import { sha256 } from '@/lib/core/ids'
import { db, type Tx } from '@/lib/db/client'
import type { Prisma } from '@/lib/db/generated/client'
import type { UserKind } from '@/lib/db/generated/enums'
import { accountName } from './account-name'
import { findHolder } from './find-holder'
import { invitationState } from './rules'
import { unsealAnswers, unsealEmail, unsealPerson, type InvitedPerson } from './sealed-person'

/** What opens an acceptance: the link's token, and that of the browser which gave the answers. */
export type JoinKey = { token: string; browser: string | undefined }

/** Why an invitation cannot be accepted. UNKNOWN: of a link that never was, or one that a newer has replaced. */
export type Unjoinable = 'UNKNOWN' | 'ACCEPTED' | 'WITHDRAWN' | 'EXPIRED' | 'ADDRESS_HELD'

export type JoinStep = 'DETAILS' | 'CODE' | 'MOBILE' | 'TERMS'

export type OpenJoin = {
  state: 'OPEN'
  id: string
  step: JoinStep
  kind: UserKind
  email: string
  person: InvitedPerson
  inviter: string
  nameAr: string
  nameEn: string
  expiresAt: Date
  /** Seconds until another code of the step may be asked for. */
  wait: number
}

const SELECT = {
  account: { select: { state: true } },
  invitedBy: { select: { firstName: true, lastName: true, kind: true, state: true } },
} as const satisfies Prisma.UserInvitationInclude

type Row = Prisma.UserInvitationGetPayload<{ include: typeof SELECT }>

/** The invitation of a link, with who sent it. */
export function findByToken(tx: Tx, token: string): Promise<Row | null> {
  return tx.userInvitation.findUnique({ where: { tokenHash: sha256(token) }, include: SELECT })
}

/**
 * Why an invitation cannot be accepted at a moment, or undefined. It stands as long as its sender is a general
 * user of an active account: who was suspended or demoted lets nobody in any more.
 */
export function obstacleOf(row: Row | null, at: Date): Exclude<Unjoinable, 'ADDRESS_HELD'> | undefined {
  if (!row) return 'UNKNOWN'
  const state = invitationState(row, at)
  if (state !== 'WAITING') return state
  const { kind, state: senderState } = row.invitedBy
  const stands = kind === 'GENERAL' && senderState === 'ACTIVE' && row.account.state === 'ACTIVE'
  return stands ? undefined : 'WITHDRAWN'
}

/** Which step an acceptance is at, in one browser: another has to give the details anew. */
export function stepOf(
  row: Pick<Row, 'answersCipher' | 'browserHash' | 'emailVerifiedAt' | 'mobileVerifiedAt'>,
  browser: string | undefined,
): JoinStep {
  if (!row.answersCipher || !browser || row.browserHash !== sha256(browser)) return 'DETAILS'
  if (!row.emailVerifiedAt) return 'CODE'
  return row.mobileVerifiedAt ? 'TERMS' : 'MOBILE'
}

/** What the page of an invitation's link shows. Reads alone: opening a link changes nothing. */
export async function findJoin(key: JoinKey, at: Date): Promise<OpenJoin | { state: Unjoinable }> {
  const row = await findByToken(db, key.token)
  const obstacle = obstacleOf(row, at)
  if (obstacle || !row) return { state: obstacle ?? 'UNKNOWN' }
  const email = unsealEmail(row)
  const person = unsealPerson(row)
  if (!person) return { state: 'WITHDRAWN' }
  // Told to the mailbox that the link was sent to, and to nobody else.
  if (await findHolder(db, email)) return { state: 'ADDRESS_HELD' }
  const step = stepOf(row, key.browser)
  const channel = step === 'MOBILE' ? 'SMS' : 'EMAIL'
  const sent = step === 'DETAILS' ? null : await lastCode(db, { invitationId: row.id }, channel)
  const inviter = `${row.invitedBy.firstName} ${row.invitedBy.lastName}`
  return {
    state: 'OPEN',
    id: row.id,
    step,
    kind: row.kind,
    email,
    // Another browser sees what the general user typed, not what was answered.
    person: (step === 'DETAILS' ? undefined : unsealAnswers(row)) ?? person,
    inviter,
    ...(await accountName(db, row.accountId, inviter)),
    expiresAt: row.expiresAt,
    wait: resendWait(sent?.createdAt, at),
  }
}
