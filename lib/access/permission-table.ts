import type { Rule } from './permission-rule'
import { BUSINESS, STAFF } from './roles'

/**
 * The one table of permissions. Every page, action, API and command names a row; the access-matrix test is
 * made from it.
 */
export const PERMISSIONS = {
  'public.use': {
    description: 'Public pages, sign-in, registration, recovery',
    audience: ['public'],
    roles: ['VISITOR', 'UNVERIFIED', ...BUSINESS, 'STAFF_PENDING', ...STAFF],
    effect: 'OWN',
  },
  'session.end': {
    description: 'Sign out',
    audience: ['public'],
    roles: ['VISITOR', 'UNVERIFIED', ...BUSINESS, 'STAFF_PENDING', ...STAFF],
    effect: 'OWN',
  },
  'session.own': {
    description: 'One’s own sessions and password',
    audience: ['business', 'staff'],
    roles: [...BUSINESS, ...STAFF],
    effect: 'OWN',
  },
  'portal.use': {
    description: 'Dashboard, notifications, own account',
    audience: ['business'],
    roles: BUSINESS,
    effect: 'OWN',
  },
  'activity.read': {
    description:
      'The account’s activity log, and its file: the whole of it for a general user, one’s own for an additional one',
    audience: ['business'],
    roles: BUSINESS,
    effect: 'READS',
  },
  'companies.read': {
    description: 'See the account’s companies',
    audience: ['business'],
    roles: BUSINESS,
    effect: 'READS',
    service: 'COMPANY_REGISTRATION',
  },
  'companies.register': {
    description: 'Register, attach or change a company',
    audience: ['business'],
    roles: BUSINESS,
    effect: 'CHANGES',
    service: 'COMPANY_REGISTRATION',
  },
  'account.number': {
    description: 'Correct the commercial registration number given at sign-up',
    audience: ['business'],
    roles: ['GENERAL'],
    effect: 'CHANGES',
  },
  'account.services': {
    description: 'Subscribe the account to a service, and leave one',
    audience: ['business'],
    roles: ['GENERAL'],
    effect: 'CHANGES',
  },
  'access.ask': {
    description: 'Ask a general user of the account for a service',
    audience: ['business'],
    roles: ['ADDITIONAL'],
    effect: 'CHANGES',
  },
  'users.manage': {
    description:
      'See the account’s users and what each can do; invite, grant and revoke services, suspend, reinstate and remove users, change their role',
    audience: ['business'],
    roles: ['GENERAL'],
    effect: 'CHANGES',
  },
  'accounts.suspend': {
    description: 'Office: suspend and reinstate an account, its companies and its users',
    audience: ['staff'],
    roles: ['ADMINISTRATOR'],
    effect: 'CHANGES',
  },
  'accounts.oversee': {
    description:
      'Accounts: their users, companies, counts of requests and payments, and the history of suspensions',
    audience: ['staff'],
    roles: ['FINANCE_OFFICER', 'ADMINISTRATOR'],
    effect: 'READS',
  },
  'accounts.look-up': {
    description: 'Find an account by what a caller gives; each look-up is audited, and changes nothing else',
    audience: ['staff'],
    roles: ['FINANCE_OFFICER', 'ADMINISTRATOR'],
    effect: 'OWN',
  },
  'observations.read': {
    description: 'See who saw the portal as a user of an account does, when and why',
    audience: ['staff'],
    roles: ['ADMINISTRATOR'],
    effect: 'READS',
  },
  'accounts.observe': {
    description:
      'See the portal as one user of an account does, to help on the telephone: for some minutes, told to the account, to read pages alone',
    audience: ['staff'],
    roles: ['ADMINISTRATOR'],
    effect: 'CHANGES',
  },
  'staff.oversee': {
    description: 'See the staff, their roles and when they last signed in',
    audience: ['staff'],
    roles: ['ADMINISTRATOR'],
    effect: 'READS',
  },
  'staff.manage': {
    description: 'Invite, suspend and reinstate staff, propose their roles, decline what was proposed',
    audience: ['staff'],
    roles: ['ADMINISTRATOR'],
    effect: 'CHANGES',
  },
  'staff.confirm': {
    description: 'Confirm roles of staff that another administrator proposed',
    audience: ['staff'],
    roles: ['ADMINISTRATOR'],
    effect: 'CHANGES',
    secondOfficer: true,
  },
  'requests.read': {
    description: 'My requests and their timeline',
    audience: ['business'],
    roles: BUSINESS,
    effect: 'READS',
    service: 'COMPANY_REGISTRATION',
  },
  'requests.act': {
    description: 'Correct, withdraw or cancel a request, or start a rejected one again',
    audience: ['business'],
    roles: BUSINESS,
    effect: 'CHANGES',
    service: 'COMPANY_REGISTRATION',
  },
  'documents.read': {
    description: 'Open a document of a request that one may see',
    audience: ['business', 'staff'],
    roles: [...BUSINESS, 'REGISTRATION_OFFICER', 'ADMINISTRATOR'],
    effect: 'READS',
  },
  'payments.read': {
    description: 'See the payment requests of the account’s companies, their attempts and receipts',
    audience: ['business'],
    roles: BUSINESS,
    effect: 'READS',
    service: 'PAYMENTS',
  },
  'payments.pay': {
    description: 'Pay a payment request over KNET, reject it and undo the rejection',
    audience: ['business'],
    roles: BUSINESS,
    effect: 'CHANGES',
    service: 'PAYMENTS',
  },
  'payments.result': {
    description:
      'See the result of a payment that one started at KNET, also after the grant was taken away, or whose requests one may see, and have KNET asked about it',
    audience: ['business'],
    roles: BUSINESS,
    effect: 'CHANGES',
  },
  'receipts.read': {
    description: 'Download the receipt of a payment request that one may see',
    audience: ['business', 'staff'],
    roles: [...BUSINESS, 'FINANCE_OFFICER', 'ADMINISTRATOR'],
    effect: 'READS',
    service: 'PAYMENTS',
  },
  'payments.oversee': {
    description: 'Finance: every payment, the daily settlement, the review queue and refunds',
    audience: ['staff'],
    roles: ['FINANCE_OFFICER', 'ADMINISTRATOR'],
    effect: 'READS',
  },
  'payments.decide': {
    description: 'Finance: close reviews, ask for refunds, decline what waits, read KNET’s report of a day',
    audience: ['staff'],
    roles: ['FINANCE_OFFICER'],
    effect: 'CHANGES',
  },
  'payments.release': {
    description: 'Finance: release a refund or confirm a closing that another officer asked for',
    audience: ['staff'],
    roles: ['FINANCE_OFFICER'],
    effect: 'CHANGES',
    secondOfficer: true,
  },
  'tariff.use': {
    description: 'Search the tariff in the portal, with saved lines and recent searches',
    audience: ['business'],
    roles: BUSINESS,
    effect: 'CHANGES',
    service: 'TARIFF',
  },
  'tariff.oversee': {
    description: 'Tariff: versions, lines, searches and added words',
    audience: ['staff'],
    roles: ['TARIFF_EDITOR', 'ADMINISTRATOR'],
    effect: 'READS',
  },
  'tariff.edit': {
    description: 'Tariff: import, publish and roll back a version; add and remove words',
    audience: ['staff'],
    roles: ['TARIFF_EDITOR'],
    effect: 'CHANGES',
  },
  'totp.use': {
    description: 'Give or enrol the second factor',
    audience: ['staff'],
    roles: ['STAFF_PENDING'],
    effect: 'OWN',
  },
  'office.use': {
    description: 'The office’s dashboard and one’s own recovery codes',
    audience: ['staff'],
    roles: STAFF,
    effect: 'OWN',
  },
  'office.notifications': {
    description: 'The officer’s own notifications',
    audience: ['staff'],
    roles: STAFF,
    effect: 'OWN',
  },
  'audit.read': {
    description: 'Search the whole audit, with addresses and devices, and download what was found',
    audience: ['staff'],
    roles: ['ADMINISTRATOR'],
    effect: 'READS',
  },
  'requests.oversee': {
    description: 'The desks of requests; which of them, the permissions of each type of request say',
    audience: ['staff'],
    roles: ['REGISTRATION_OFFICER', 'ADMINISTRATOR'],
    effect: 'READS',
  },
  'requests.decide': {
    description: 'Work on requests at a desk; on which types, the permissions of each type say',
    audience: ['staff'],
    roles: ['REGISTRATION_OFFICER'],
    effect: 'CHANGES',
  },
  'registrations.read': {
    description: 'The registration queue and its requests',
    audience: ['staff'],
    roles: ['REGISTRATION_OFFICER', 'ADMINISTRATOR'],
    effect: 'READS',
  },
  'registrations.decide': {
    description: 'Claim, return, approve or reject a registration request; internal notes',
    audience: ['staff'],
    roles: ['REGISTRATION_OFFICER'],
    effect: 'CHANGES',
  },
} as const satisfies Record<string, Rule>
