import type { Actor } from '@/lib/access/actor'
import { FIELD_NAMES } from '@/lib/companies/fields'
import { valuesToProfile, type ProfilePatch } from '@/lib/companies/profile-values'
import { db, type Tx } from '@/lib/db/client'
import { advance, lockRequest } from './advance'

/** Days after which a draft that nobody touched is cancelled (retention table). */
const DRAFT_DAYS = 90
const BATCH = 100
/** Columns of which one is filled as soon as anything personal was typed. */
const PERSONAL = [
  'signatoryName',
  'signatoryCivilIdCipher',
  'residencyNumber',
  'mobile',
  'officePhone',
  'officeFax',
  'email',
  'address',
] as const

/** The portal itself: history shows it as SYSTEM. */
const SYSTEM: Actor = { kind: 'VISITOR' }

const NEVER_SENT = { request: { state: 'CANCELLED', submittedAt: null } } as const

/** Every answer of the form, taken out: civil ID, names, phones and whatever else was typed. */
const BLANK: ProfilePatch = valuesToProfile(Object.fromEntries(FIELD_NAMES.map((name) => [name, null])))

/** Takes the answers out of a draft that was cancelled: the office never saw them, and nobody will. */
export async function blankAnswers(tx: Tx, requestId: string): Promise<void> {
  await tx.companyProfile.updateMany({
    where: {
      companyId: null,
      approvedAt: null,
      OR: [{ registration: { requestId, ...NEVER_SENT } }, { change: { requestId, ...NEVER_SENT } }],
    },
    data: BLANK,
  })
}

/** The same for all that were cancelled and still hold a name or a civil ID. @returns how many */
export async function blankCancelledDrafts(): Promise<number> {
  const { count } = await db.companyProfile.updateMany({
    where: {
      companyId: null,
      approvedAt: null,
      AND: [
        { OR: [{ registration: NEVER_SENT }, { change: NEVER_SENT }] },
        { OR: PERSONAL.map((name) => ({ [name]: { not: null } })) },
      ],
    },
    data: BLANK,
  })
  return count
}

/** Cancels one lapsed draft. A draft saved a moment ago is left: the row is read again under its lock. */
async function lapse(id: string, before: Date, at: Date): Promise<boolean> {
  return db.$transaction(async (tx) => {
    const request = await lockRequest(tx, id)
    if (!request || request.state !== 'DRAFT' || request.updatedAt >= before) return false
    const lapsed = await advance(tx, SYSTEM, at, { requestId: id, version: request.version, move: 'lapse' })
    if (lapsed.ok) await blankAnswers(tx, id)
    return lapsed.ok
  })
}

/**
 * Cancels drafts untouched for 90 days. Cancelled, never deleted: their numbers stay taken, their answers go.
 * @returns how many were cancelled
 */
export async function lapseDrafts(at: Date): Promise<number> {
  const before = new Date(at.getTime() - DRAFT_DAYS * 86_400_000)
  let count = 0
  for (let after: string | undefined; ;) {
    const drafts = await db.request.findMany({
      where: { state: 'DRAFT', updatedAt: { lt: before }, ...(after && { id: { gt: after } }) },
      select: { id: true },
      orderBy: { id: 'asc' },
      take: BATCH,
    })
    for (const draft of drafts) if (await lapse(draft.id, before, at)) count += 1
    if (drafts.length < BATCH) return count
    after = drafts.at(-1)!.id
  }
}
