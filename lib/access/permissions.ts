import type { Service } from '@/lib/db/generated/enums'
import type { Actor } from './actor'
import { hasReach, reaches } from './grants'

export const ROLES = [
  'VISITOR',
  'UNVERIFIED',
  'GENERAL',
  'ADDITIONAL',
  'STAFF_PENDING',
  'REGISTRATION_OFFICER',
  'BROKER_AFFAIRS_OFFICER',
  'FINANCE_OFFICER',
  'TARIFF_EDITOR',
  'ADMINISTRATOR',
  'AUDITOR',
] as const
export type Role = (typeof ROLES)[number]

type Rule = {
  description: string
  roles: readonly Role[]
  /**
   * An additional user needs a grant of this service as well (for the company at hand where there is one).
   */
  service?: Service
}

const STAFF = [
  'REGISTRATION_OFFICER',
  'BROKER_AFFAIRS_OFFICER',
  'FINANCE_OFFICER',
  'TARIFF_EDITOR',
  'ADMINISTRATOR',
  'AUDITOR',
] as const
const BUSINESS = ['GENERAL', 'ADDITIONAL'] as const

/**
 * The one table of permissions. Every page, action and API names a row; the access-matrix test is made from
 * it.
 */
export const PERMISSIONS = {
  'public.use': { description: 'Public pages, sign-in, registration, recovery', roles: ROLES },
  'session.end': { description: 'Sign out', roles: ROLES },
  'session.own': { description: 'One’s own sessions and password', roles: [...BUSINESS, ...STAFF] },
  'portal.use': { description: 'Dashboard, notifications, own account', roles: BUSINESS },
  'companies.read': {
    description: 'See the account’s companies',
    roles: BUSINESS,
    service: 'COMPANY_REGISTRATION',
  },
  'companies.register': {
    description: 'Register, attach or change a company',
    roles: BUSINESS,
    service: 'COMPANY_REGISTRATION',
  },
  'account.number': {
    description: 'Correct the commercial registration number given at sign-up',
    roles: ['GENERAL'],
  },
  'requests.read': {
    description: 'My requests and their timeline',
    roles: BUSINESS,
    service: 'COMPANY_REGISTRATION',
  },
  'documents.read': {
    description: 'Open a document of a request that one may see',
    roles: [...BUSINESS, 'REGISTRATION_OFFICER', 'ADMINISTRATOR', 'AUDITOR'],
  },
  'payments.read': {
    description: 'See the payment requests of the account’s companies, their attempts and receipts',
    roles: BUSINESS,
    service: 'PAYMENTS',
  },
  'payments.pay': {
    description: 'Pay a payment request over KNET, reject it and undo the rejection',
    roles: BUSINESS,
    service: 'PAYMENTS',
  },
  'payments.result': {
    description:
      'See the result of a payment that one started at KNET, also after the grant was taken away, or whose requests one may see',
    roles: BUSINESS,
  },
  'receipts.read': {
    description: 'Download the receipt of a payment request that one may see',
    roles: [...BUSINESS, 'FINANCE_OFFICER', 'ADMINISTRATOR', 'AUDITOR'],
    service: 'PAYMENTS',
  },
  'payments.oversee': {
    description: 'Finance: every payment, the daily settlement, the review queue and refunds',
    roles: ['FINANCE_OFFICER', 'ADMINISTRATOR', 'AUDITOR'],
  },
  'payments.decide': {
    description:
      'Finance: close a review item, ask for a refund, confirm or release what another officer asked for, read KNET’s report of a day',
    roles: ['FINANCE_OFFICER'],
  },
  'tariff.use': {
    description: 'Search the tariff in the portal, with saved lines and recent searches',
    roles: BUSINESS,
    service: 'TARIFF',
  },
  'tariff.oversee': {
    description: 'Tariff: versions, lines, searches and added words',
    roles: ['TARIFF_EDITOR', 'ADMINISTRATOR', 'AUDITOR'],
  },
  'tariff.edit': {
    description: 'Tariff: import, publish and roll back a version; add and remove words',
    roles: ['TARIFF_EDITOR'],
  },
  'totp.use': { description: 'Give or enrol the second factor', roles: ['STAFF_PENDING'] },
  'office.use': { description: 'The office’s dashboard', roles: STAFF },
  'office.notifications': { description: 'The officer’s own notifications', roles: STAFF },
  'registrations.read': {
    description: 'The registration queue and its requests',
    roles: ['REGISTRATION_OFFICER', 'ADMINISTRATOR', 'AUDITOR'],
  },
  'registrations.decide': {
    description: 'Claim, return, approve or reject a registration request; internal notes',
    roles: ['REGISTRATION_OFFICER'],
  },
} as const satisfies Record<string, Rule>

export type Permission = keyof typeof PERMISSIONS

/** The roles an actor holds. */
function rolesOf(actor: Actor): readonly Role[] {
  return actor.kind === 'STAFF' ? actor.roles : [actor.kind]
}

/**
 * Whether an actor holds a permission.
 * @param companyId for an additional user: the company it is about; null for a service without one or a new
 * company;
 *   undefined asks whether any grant of the service exists (menus, lists that are scoped in the query)
 */
export function can(actor: Actor, permission: Permission, companyId?: string | null): boolean {
  const rule: Rule = PERMISSIONS[permission]
  if (!rolesOf(actor).some((role) => rule.roles.includes(role))) return false
  if (actor.kind !== 'ADDITIONAL' || !rule.service) return true
  return companyId === undefined ? hasReach(actor, rule.service) : reaches(actor, rule.service, companyId)
}
