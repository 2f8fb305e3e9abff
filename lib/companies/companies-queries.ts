import type { Actor } from '@/lib/access/actor'
import { isId } from '@/lib/core/ids'
import { db, type Tx } from '@/lib/db/client'
import type { Prisma } from '@/lib/db/generated/client'
import { visibleRequests } from '@/lib/requests/scope'
import { PROFILE_SELECT } from './profile-values'
import { visibleCompanies } from './scope'

const OPEN_STATES = ['DRAFT', 'SUBMITTED', 'RETURNED'] as const

const DATES = {
  industrial: true,
  commercialLicenceExpiresOn: true,
  importLicenceExpiresOn: true,
  industrialLicenceExpiresOn: true,
  signatoryCivilIdExpiresOn: true,
} as const satisfies Prisma.CompanyProfileSelect

const COMPANY_ROW = {
  id: true,
  role: true,
  state: true,
  commercialRegistrationNumber: true,
  approvedAt: true,
  profile: { select: { nameAr: true, nameEn: true, ...DATES } },
} as const satisfies Prisma.CompanySelect
export type CompanyRow = Prisma.CompanyGetPayload<{ select: typeof COMPANY_ROW }>

/** More companies than any account here holds; a list beyond it says so. */
const MOST_COMPANIES = 200

/** My companies: the main one first, then branches in the order of their approval. */
export function listCompanies(actor: Actor): Promise<CompanyRow[]> {
  return db.company.findMany({
    where: visibleCompanies(actor),
    select: COMPANY_ROW,
    orderBy: [{ role: 'asc' }, { approvedAt: 'asc' }, { id: 'asc' }],
    take: MOST_COMPANIES,
  })
}

const OPEN_ROW = {
  id: true,
  type: true,
  number: true,
  state: true,
  version: true,
  companyId: true,
  subjectAr: true,
  subjectEn: true,
  updatedAt: true,
  dueAt: true,
} as const satisfies Prisma.RequestSelect
export type OpenRow = Prisma.RequestGetPayload<{ select: typeof OPEN_ROW }>

/**
 * Requests that are not decided, newest change first: for the dashboard and the list of companies.
 * @param take at most
 */
export function listOpenRequests(
  actor: Actor,
  take: number,
  type?: 'COMPANY_REGISTRATION' | 'COMPANY_CHANGE',
): Promise<OpenRow[]> {
  return db.request.findMany({
    where: { AND: [visibleRequests(actor), { state: { in: [...OPEN_STATES] }, type }] },
    select: OPEN_ROW,
    orderBy: [{ updatedAt: 'desc' }, { id: 'desc' }],
    take,
  })
}

/** How many fields and documents wait for correction, by request. The ids must come from a scoped query. */
export async function countOpenCorrections(
  requestIds: readonly string[],
): Promise<Map<string, { fields: number; documents: number }>> {
  const counts = new Map<string, { fields: number; documents: number }>()
  if (requestIds.length === 0) return counts
  const rows = await db.requestCorrection.groupBy({
    by: ['requestId', 'target'],
    where: { requestId: { in: [...requestIds] }, sentAt: { not: null }, resolvedAt: null },
    _count: { _all: true },
  })
  for (const { requestId, target, _count } of rows) {
    const entry = counts.get(requestId) ?? { fields: 0, documents: 0 }
    entry[target === 'FIELD' ? 'fields' : 'documents'] = _count._all
    counts.set(requestId, entry)
  }
  return counts
}

/** One company the actor may see with its approved answers; undefined for anybody else's. */
export async function findCompany(actor: Actor, id: string) {
  if (!isId(id)) return undefined
  const company = await db.company.findFirst({
    where: { AND: [{ id }, visibleCompanies(actor)] },
    select: {
      id: true,
      accountId: true,
      role: true,
      state: true,
      commercialRegistrationNumber: true,
      approvedAt: true,
      profileId: true,
      profile: { select: { id: true, createdAt: true, approvedAt: true, ...PROFILE_SELECT } },
    },
  })
  return company ?? undefined
}

export type VersionRow = { id: string; approvedAt: Date; number: string | null }

/**
 * Approved versions of a company's answers, newest first, each with the request it came by; null: contact
 * data changed at once. One query by hand. The caller has already checked that the actor may see the company.
 */
export function listVersions(companyId: string): Promise<VersionRow[]> {
  return db.$queryRaw<VersionRow[]>`
    SELECT p.id, p."approvedAt", r.number
    FROM "CompanyProfile" p
    LEFT JOIN "CompanyRegistration" g ON g."profileId" = p.id
    LEFT JOIN "CompanyChange" h ON h."profileId" = p.id
    LEFT JOIN "Request" r ON r.id = coalesce(g."requestId", h."requestId")
    WHERE p."companyId" = ${companyId}::uuid AND p."approvedAt" IS NOT NULL
    ORDER BY p."approvedAt" DESC, p.id DESC LIMIT 100`
}

/** One approved version of a company that the actor may see. */
export async function findVersion(actor: Actor, companyId: string, profileId: string) {
  if (!isId(companyId) || !isId(profileId)) return undefined
  const version = await db.companyProfile.findFirst({
    where: { id: profileId, companyId, approvedAt: { not: null }, company: visibleCompanies(actor) },
    select: {
      id: true,
      approvedAt: true,
      company: { select: { id: true, profileId: true } },
      ...PROFILE_SELECT,
    },
  })
  return version ?? undefined
}

/** The change request of a company that is not decided, if any: one at a time. */
export async function findOpenChange(client: Tx, companyId: string) {
  const request = await client.request.findFirst({
    where: { companyId, type: 'COMPANY_CHANGE', state: { in: [...OPEN_STATES] } },
    select: {
      id: true,
      number: true,
      state: true,
      version: true,
      accountId: true,
      change: { select: { profileId: true, baseProfileId: true, completed: true } },
    },
  })
  return request ?? undefined
}

/** The head of that request, for pages. The caller has already checked that the actor may see the company. */
export async function findOpenChangeHead(companyId: string) {
  const request = await db.request.findFirst({
    where: { companyId, type: 'COMPANY_CHANGE', state: { in: [...OPEN_STATES] } },
    select: { id: true, number: true, state: true },
  })
  return request ?? undefined
}
