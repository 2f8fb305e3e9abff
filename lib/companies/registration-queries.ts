import { isMember, type Actor } from '@/lib/access/actor'
import { can } from '@/lib/access/permissions'
import { isId } from '@/lib/core/ids'
import { db, type Tx } from '@/lib/db/client'
import type { CompanyRole, RequestState } from '@/lib/db/generated/enums'
import type { ShownAnswers } from './answers-etag'
import type { FieldName } from './fields'
import { heldFields, type PartyDetails } from './party-details'
import { PROFILE_SELECT, type ProfileColumns } from './profile-values'

type Head = {
  requestId: string
  number: string
  state: RequestState
  version: number
  accountId: string
  updatedAt: Date
  submittedAt: Date | null
  dueAt: Date | null
  role: CompanyRole
  completed: string[]
  profileId: string
  partyId: string | null
  /** The account's own number, from sign-up. */
  accountNumber: string | null
  documents: string[]
}

export type RegistrationHead = Head & { held: readonly FieldName[]; party?: PartyDetails }
export type RegistrationView = RegistrationHead & { profile: ProfileColumns }

/**
 * A registration that the actor may work on, without its answers; undefined for anybody else's. One query by
 * hand: the same through relations would take five. The right is asked for the company that its approval made,
 * or without one until then.
 */
export async function findRegistrationHead(
  tx: Tx,
  actor: Actor,
  requestId: string,
): Promise<RegistrationHead | undefined> {
  if (!isMember(actor) || !isId(requestId)) return undefined
  const rows = await tx.$queryRaw<
    (Head & { companyId: string | null; nameAr: string | null; nameEn: string | null; details: unknown })[]
  >`
    SELECT r."companyId", r.id AS "requestId", r.number, r.state::text, r.version, r."accountId", r."updatedAt", r."submittedAt", r."dueAt",
      g.role::text, g.completed, g."profileId", g."partyId", a."commercialRegistrationNumber" AS "accountNumber",
      y."nameAr", y."nameEn", y.details,
      ARRAY(SELECT DISTINCT x.type FROM "RequestDocument" x JOIN "Document" d ON d.id = x."documentId"
        WHERE x."requestId" = r.id AND x."removedAt" IS NULL AND d.state = 'STORED') AS documents
    FROM "Request" r
    JOIN "CompanyRegistration" g ON g."requestId" = r.id
    JOIN "Account" a ON a.id = r."accountId"
    LEFT JOIN "CustomsParty" y ON y.id = g."partyId"
    WHERE r.id = ${requestId}::uuid AND r."accountId" = ${actor.accountId}::uuid`
  const row = rows[0]
  if (!row || !can(actor, 'companies.register', row.companyId)) return undefined
  const { companyId: _companyId, nameAr, nameEn, details, ...head } = row
  const party = nameAr !== null && nameEn !== null ? { nameAr, nameEn, details } : undefined
  return { ...head, party, held: heldFields(party) }
}

/** The answers of a registration that the actor was already found to see. */
async function getProfile(tx: Tx, profileId: string): Promise<ProfileColumns> {
  return tx.companyProfile.findUniqueOrThrow({ where: { id: profileId }, select: PROFILE_SELECT })
}

/** A registration with its answers, for pages and commands. Two queries. */
export async function findRegistration(
  actor: Actor,
  requestId: string,
  tx: Tx = db,
): Promise<RegistrationView | undefined> {
  const head = await findRegistrationHead(tx, actor, requestId)
  if (!head) return undefined
  const profile = await getProfile(tx, head.profileId)
  // The main company's number is the account's, and may have been corrected there since.
  const number =
    head.role === 'MAIN'
      ? (head.accountNumber ?? profile.commercialRegistrationNumber)
      : profile.commercialRegistrationNumber
  return { ...head, profile: { ...profile, commercialRegistrationNumber: number } }
}

/** What the check page shows, for its etag. */
export const registrationShown = ({ profile, partyId, documents }: RegistrationView): ShownAnswers => ({
  profile,
  beside: [partyId, ...documents],
})

export type StartView = {
  /** What a new registration would be. */
  role: CompanyRole
  accountNumber: string | null
  /** The main company's registration while it is open: there is only one. */
  openMain?: { requestId: string; number: string; state: RequestState }
  drafts: {
    requestId: string
    number: string
    updatedAt: Date
    commercialRegistrationNumber: string | null
    subjectAr: string
    subjectEn: string
  }[]
}

/** What the start page needs. */
export async function findStart(actor: Actor): Promise<StartView | undefined> {
  if (!isMember(actor) || !can(actor, 'companies.register', null)) return undefined
  const account = await db.$queryRaw<{ number: string | null; main: boolean }[]>`
    SELECT a."commercialRegistrationNumber" AS number,
      EXISTS (SELECT 1 FROM "Company" c WHERE c."accountId" = a.id AND c.role = 'MAIN') AS main
    FROM "Account" a WHERE a.id = ${actor.accountId}::uuid`
  const open = await db.$queryRaw<
    (StartView['drafts'][number] & { role: CompanyRole; state: RequestState })[]
  >`
    SELECT r.id AS "requestId", r.number, r.state::text, r."updatedAt", r."subjectAr", r."subjectEn", g.role::text,
      p."commercialRegistrationNumber"
    FROM "Request" r JOIN "CompanyRegistration" g ON g."requestId" = r.id JOIN "CompanyProfile" p ON p.id = g."profileId"
    WHERE r."accountId" = ${actor.accountId}::uuid AND (r.state = 'DRAFT' OR (g.role = 'MAIN' AND r.state IN ('SUBMITTED', 'RETURNED')))
    ORDER BY r."updatedAt" DESC LIMIT 20`
  return {
    role: account[0]?.main ? 'BRANCH' : 'MAIN',
    accountNumber: account[0]?.number ?? null,
    openMain: open.find((row) => row.role === 'MAIN'),
    drafts: open.filter((row) => row.state === 'DRAFT'),
  }
}
