import { sendEmpty } from './visit-steps'
import { of, type Made } from './visit'

const page = '/admin/accounts/[account]/observe'
const path = (id: string, query = '') => `/admin/accounts/${id}/observe${query}`

/** The page that a view as the customer sees the portal is begun on, and the customer's pages while it runs. */
export const OBSERVER: Made[] = [
  of(page, 'administrator', ({ account }) => path(account)),
  of(page, 'administrator', ({ account }) => path(account), 'with errors', { act: sendEmpty }),
  of(page, 'administrator', ({ account }) => path(account, '?done=over'), 'after its time'),
  of(page, 'administrator', ({ closedAccount }) => path(closedAccount), 'nobody to view as'),
  of(page, 'administrator', ({ company }) => path(company), 'no such account', { status: 404 }),
  of(page, 'auditor', ({ account }) => path(account), 'reads only'),
  of(page, 'officer', ({ account }) => path(account), 'without the right', { status: 404 }),
  of(page, 'observer', ({ account }) => path(account), 'while it runs'),
  of('/dashboard', 'observer', () => '/dashboard', 'observed'),
  of('/account', 'observer', () => '/account', 'observed'),
  of('/account/password', 'observer', () => '/account/password', 'observed, refused', { act: sendEmpty }),
  of('/users', 'observer', () => '/users', 'observed'),
  of('/payments/[id]', 'observer', ({ paid }) => `/payments/${paid}`, 'observed'),
  of('/tariff', 'observer', () => '/tariff', 'observed'),
]
