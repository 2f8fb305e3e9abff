/**
 * The types of request that the portal knows, as `Request.type` holds them. The database's CHECK lists the
 * same (`prisma/sql/constraints.sql`); `lib/request-types.ts` has a definition for each.
 */
export const REQUEST_TYPES = ['COMPANY_REGISTRATION', 'COMPANY_CHANGE'] as const

export type RequestType = (typeof REQUEST_TYPES)[number]
