export type Params = Record<string, string | string[] | undefined>

/** One value of the address; a repeated one is none. */
export const one = (params: Params, name: string): string | undefined =>
  typeof params[name] === 'string' ? params[name] : undefined

const DONE = [
  'suspended',
  'reinstated',
  'companySuspended',
  'companyReinstated',
  'userSuspended',
  'userReinstated',
  'suspendedBefore',
  'reinstatedBefore',
] as const
export type Done = (typeof DONE)[number]

/** The look-up, with what was found. @param find a sealed look-up (lib/account-admin/look-up-token) */
export function accountsHref(find?: string, after?: string): string {
  const query = new URLSearchParams({ ...(find && { find }), ...(after && { after }) })
  return query.size > 0 ? `/admin/accounts?${query}` : '/admin/accounts'
}
export const accountHref = (id: string, done?: Done): string =>
  `/admin/accounts/${id}${done ? `?done=${done}` : ''}`
export const companyHref = (account: string, company: string, what: 'suspend' | 'reinstate'): string =>
  `/admin/accounts/${account}/companies/${company}/${what}`

export const userHref = (account: string, user: string, what: 'suspend' | 'reinstate'): string =>
  `/admin/accounts/${account}/users/${user}/${what}`

/** What was just done, as the address says. */
export const doneOf = (value: string | string[] | undefined): Done | undefined =>
  DONE.find((done) => done === value)
