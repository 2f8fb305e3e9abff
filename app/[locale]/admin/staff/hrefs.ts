import type { StaffFilter } from '@/lib/staff/staff-queries'

const DONE = ['invited', 'sentAgain', 'proposed', 'confirmed', 'declined', 'suspended', 'reinstated'] as const
export type Done = (typeof DONE)[number]

/** The list's address with a filter; without `after` it is the first page. */
export function staffListHref({ state, text, after }: Partial<StaffFilter>, done?: Done): string {
  const query = new URLSearchParams({
    ...(state && { state }),
    ...(text && { q: text }),
    ...(after && { after }),
    ...(done && { done }),
  })
  return query.size > 0 ? `/admin/staff?${query}` : '/admin/staff'
}
export const staffHref = (id: string, done?: Done): string =>
  `/admin/staff/${id}${done ? `?done=${done}` : ''}`

/** What was just done, as the address says. */
export const doneOf = (value: string | string[] | undefined): Done | undefined =>
  DONE.find((done) => done === value)
