import { isSignedIn, type Actor } from '@/lib/access/actor'
import { canAnywhere } from '@/lib/access/permissions'
import { PAGES } from '@/lib/access/routes'
import { visibleCompanies } from '@/lib/companies/scope'
import { isId } from '@/lib/core/ids'
import { db } from '@/lib/db/client'
import { findReturn } from '@/lib/payments/return-query'
import { visiblePaymentRequests } from '@/lib/payments/scope'
import { requestTypes } from '@/lib/request-types'
import { visibleRequests } from '@/lib/requests/scope'

type Opener = (actor: Actor, id: string) => Promise<boolean>

/** Pages about one thing: whether it is among what the reader may see. */
const THINGS: Readonly<Record<string, Opener>> = {
  requests: async (actor, id) =>
    (await db.request.count({ where: { AND: [{ id }, visibleRequests(requestTypes, actor)] } })) > 0,
  companies: async (actor, id) =>
    (await db.company.count({ where: { AND: [{ id }, visibleCompanies(actor)] } })) > 0,
  payments: async (actor, id) =>
    (await db.paymentRequest.count({ where: { AND: [{ id }, visiblePaymentRequests(actor)] } })) > 0,
  receipts: async (actor, id) =>
    (await db.receipt.count({
      where: { id, allocation: { paymentRequest: visiblePaymentRequests(actor) } },
    })) > 0,
}

/** The permission of the page at a path, by the table of pages: the page of that very name before a pattern. */
function permissionOf(path: string) {
  const exact = PAGES[path]
  if (exact) return exact
  const parts = path.split('/')
  const found = Object.entries(PAGES).find(([pattern]) => {
    const asked = pattern.split('/')
    return (
      asked.length === parts.length &&
      asked.every((part, i) => part === parts[i] || (part.startsWith('[') && !part.startsWith('[...')))
    )
  })
  return found?.[1]
}

/**
 * Whether a user could open a path of the portal (below the locale) at this moment: permission, company and
 * state of the account are read now. What is no page of the table can be opened by nobody.
 */
export async function canOpenLink(actor: Actor, link: string): Promise<boolean> {
  if (!isSignedIn(actor)) return false
  const path = link.split(/[?#]/)[0]!
  const permission = permissionOf(path)
  if (!permission || !canAnywhere(actor, permission)) return false
  const [, folder = '', id = '', token = ''] = path.split('/')
  if (folder === 'payments' && id === 'return') return (await findReturn(actor, token)) !== undefined
  const opener = isId(id) ? THINGS[folder] : undefined
  return opener ? opener(actor, id) : true
}
