import { isSignedIn, type Actor } from '@/lib/access/actor'
import { permissionOfPath } from '@/lib/access/permission-of-path'
import { canAnywhere } from '@/lib/access/permissions'
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

/**
 * Whether a user could open a path of the portal (below the locale) at this moment: permission, company and
 * state of the account are read now. What is no page of the table can be opened by nobody.
 */
export async function canOpenLink(actor: Actor, link: string): Promise<boolean> {
  if (!isSignedIn(actor)) return false
  const path = link.split(/[?#]/)[0]!
  const permission = permissionOfPath(path)
  if (!permission || !canAnywhere(actor, permission)) return false
  const [, folder = '', id = '', token = ''] = path.split('/')
  if (folder === 'payments' && id === 'return') return (await findReturn(actor, token)) !== undefined
  const opener = isId(id) ? THINGS[folder] : undefined
  return opener ? opener(actor, id) : true
}
