import type { Actor } from '@/lib/access/actor'
import { can, canAnywhere } from '@/lib/access/permissions'
import type { Service } from '@/lib/db/generated/enums'

type Entrance = { href: string; label: 'open' | 'openUpdate' }

/** Where a service opens for a reader who has it; nothing for whoever has not, and for one that is not open yet. */
export function serviceEntrances(actor: Actor, service: Service): Entrance[] {
  const allowed = (entrance: Entrance, holds: boolean) => (holds ? [entrance] : [])
  if (service === 'COMPANY_REGISTRATION')
    return [
      ...allowed({ href: '/companies/register', label: 'open' }, can(actor, 'companies.register', null)),
      ...allowed({ href: '/companies', label: 'openUpdate' }, canAnywhere(actor, 'companies.read')),
    ]
  if (service === 'PAYMENTS')
    return allowed({ href: '/payments', label: 'open' }, canAnywhere(actor, 'payments.read'))
  if (service === 'TARIFF')
    return allowed({ href: '/services/tariff', label: 'open' }, canAnywhere(actor, 'tariff.use'))
  return []
}
