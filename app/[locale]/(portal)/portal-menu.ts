import type { MenuSection } from '@/components/shell/types'
import type { Actor } from '@/lib/access/actor'
import { can, canAnywhere } from '@/lib/access/permissions'
import { PAGES } from '@/lib/access/routes'

type MenuText = (
  key:
    | 'home'
    | 'services'
    | 'subscriptions'
    | 'subscriptionsShort'
    | 'registration'
    | 'payments'
    | 'paymentsShort'
    | 'tariff'
    | 'account'
    | 'requests'
    | 'companies'
    | 'users'
    | 'activity'
    | 'notifications',
) => string

/** Whether a reader holds the permission of a page; nobody may open what the table of pages does not know. */
function mayOpen(actor: Actor, page: string): boolean {
  const permission = PAGES[page]
  return permission !== undefined && canAnywhere(actor, permission)
}

/**
 * The main menu in the guide's words. «خدماتي» lists what the reader may use; the catalogue behind it shows every
 * service, and says of the others why they are not here.
 * @param t `getTranslations('menu')`
 */
export function portalMenu(t: MenuText, actor: Actor): MenuSection[] {
  const services: MenuSection = {
    title: t('services'),
    entries: [
      {
        href: '/services',
        label: t('subscriptions'),
        short: t('subscriptionsShort'),
        icon: 'services',
        exact: true,
      },
      ...(can(actor, 'companies.register', null)
        ? [{ href: '/companies/register', label: t('registration'), icon: 'company' as const }]
        : []),
      ...(canAnywhere(actor, 'payments.read')
        ? [{ href: '/payments', label: t('payments'), short: t('paymentsShort'), icon: 'card' as const }]
        : []),
      ...(canAnywhere(actor, 'tariff.use')
        ? [{ href: '/services/tariff', label: t('tariff'), icon: 'search' as const }]
        : []),
    ],
  }
  const account: MenuSection = {
    title: t('account'),
    entries: [
      ...(canAnywhere(actor, 'requests.read')
        ? [{ href: '/requests', label: t('requests'), icon: 'requests' as const }]
        : []),
      ...(canAnywhere(actor, 'companies.read')
        ? [{ href: '/companies', label: t('companies'), icon: 'companies' as const, exact: true }]
        : []),
      ...(mayOpen(actor, '/users') ? [{ href: '/users', label: t('users'), icon: 'users' as const }] : []),
      ...(mayOpen(actor, '/activity')
        ? [{ href: '/activity', label: t('activity'), icon: 'history' as const }]
        : []),
      { href: '/notifications', label: t('notifications'), icon: 'bell' },
    ],
  }
  return [{ entries: [{ href: '/dashboard', label: t('home'), icon: 'dashboard' }] }, services, account]
}
