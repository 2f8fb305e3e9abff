import type { OpenRow } from '@/lib/requests/open-requests'
import type { CompanyRow } from './companies-queries'
import { warningsOf, type Expiry } from './expiry-dates'

export type DashboardItem =
  | { kind: 'returned'; request: OpenRow; fields: number; documents: number }
  | { kind: 'draft'; request: OpenRow }
  | { kind: 'expiry'; company: Pick<CompanyRow, 'id' | 'profile'>; expiry: Expiry }

/** So many of a kind stand on the dashboard; the rest is one press away. */
const MAX_ITEMS = { returned: 5, expiry: 5, draft: 3 } as const

/** The first of each kind, in the same order: a pile of one kind must not hide another. */
export function firstOfEach(items: readonly DashboardItem[]): DashboardItem[] {
  const left: Record<DashboardItem['kind'], number> = { ...MAX_ITEMS }
  return items.filter(({ kind }) => (left[kind] -= 1) >= 0)
}

/**
 * What needs the reader, in the order of its weight: what was returned, what already expired, drafts, what
 * will expire.
 * @param today `YYYY-MM-DD` in Kuwait
 */
export function dashboardItems(
  open: readonly OpenRow[],
  companies: readonly CompanyRow[],
  counts: ReadonlyMap<string, { fields: number; documents: number }>,
  today: string,
): DashboardItem[] {
  const returned = open
    .filter(({ state }) => state === 'RETURNED')
    .map((request) => ({
      kind: 'returned' as const,
      request,
      ...(counts.get(request.id) ?? { fields: 0, documents: 0 }),
    }))
  const drafts = open
    .filter(({ state }) => state === 'DRAFT')
    .map((request) => ({ kind: 'draft' as const, request }))
  const expiries = companies
    .filter(({ state }) => state === 'ACTIVE')
    .flatMap((company) =>
      warningsOf(company.profile, today).map((expiry) => ({ kind: 'expiry' as const, company, expiry })),
    )
    .sort((a, b) => a.expiry.daysLeft - b.expiry.daysLeft)
  const expired = expiries.filter(({ expiry }) => expiry.daysLeft < 0)
  return [...returned, ...expired, ...drafts, ...expiries.slice(expired.length)]
}
