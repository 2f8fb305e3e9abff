import type { Actor } from '@/lib/access/actor'
import { isId } from '@/lib/core/ids'
import { db, type Tx } from '@/lib/db/client'
import type { Prisma } from '@/lib/db/generated/client'
import { OPEN_STATES } from '@/lib/requests/open-requests'
import { PROFILE_SELECT } from './profile-values'
import { visibleCompanies } from './scope'

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
const MAX_COMPANIES = 200

/** My companies: the main one first, then branches in the order of their approval. */
export function listCompanies(actor: Actor): Promise<CompanyRow[]> {
  return db.company.findMany({
    where: visibleCompanies(actor),
    select: COMPANY_ROW,
    orderBy: [{ role: 'asc' }, { approvedAt: 'asc' }, { id: 'asc' }],
    take: MAX_COMPANIES,
  })
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
