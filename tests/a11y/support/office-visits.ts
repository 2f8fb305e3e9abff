import { ACCOUNTS } from './account-visits'
import type { Ids, Person } from './people'
import { OBSERVER } from './observer-visits'
import { sendEmpty, openAll } from './visit-steps'
import { at, of, type Visit, type Made } from './visit'

const review = (name: keyof Ids, who: Person, state: string, query = '', more: Partial<Visit> = {}) =>
  of(
    '/admin/requests/[desk]/[id]',
    who,
    (ids) => `/admin/requests/registrations/${ids[name]}${query}`,
    state,
    more,
  )
export const OFFICE: Made[] = [
  at('/admin', 'officer'),
  at('/admin', 'auditor', 'reads only'),
  at('/admin', 'broker', 'nothing here'),
  at('/admin/notifications', 'officer'),
  at('/admin/activity', 'officer'),
  at('/admin/activity', 'officer', 'nothing found', { path: '/admin/activity?q=nothing' }),
  at('/admin/audit', 'auditor'),
  at('/admin/audit', 'auditor', 'nothing found', { path: '/admin/audit?actor=nobody@nowhere.example' }),
  at('/admin/requests/[desk]', 'officer', 'waiting', { path: '/admin/requests/registrations' }),
  ...['state=all', 'state=decided', 'overdue=on', 'q=nothing-like-this', 'none=1'].map((query) =>
    at('/admin/requests/[desk]', 'officer', query, { path: `/admin/requests/registrations?${query}` }),
  ),
  review('free', 'officer', 'nobody’s'),
  review('free', 'auditor', 'reads only'),
  review('mine', 'officer', 'with notes', '', { act: openAll }),
  review('mine', 'officer', 'approving', '?confirm=approve'),
  review('mine', 'officer', 'returning', '?confirm=return'),
  review('mine', 'officer', 'rejecting', '?confirm=reject'),
  review('mine', 'officer', 'a document', '?document=IMPORT_LICENCE'),
  review('mine', 'officer', 'personal data', '?show=personal'),
  review('resubmitted', 'officer', 'corrected'),
  review('change', 'officer', 'a change'),
  review('returned', 'officer', 'returned'),
  review('approved', 'officer', 'approved'),
  review('rejected', 'officer', 'rejected'),
]

const money = '/admin/payments'
export const FINANCE: Made[] = [
  at('/admin', 'finance', 'finance'),
  at(money, 'finance'),
  at(money, 'finance', 'closed', { path: `${money}?show=closed` }),
  at(money, 'auditor', 'reads only'),
  at(`${money}/search`, 'finance'),
  at(`${money}/search`, 'finance', 'nothing found', { path: `${money}/search?q=nothing` }),
  of(`${money}/[id]`, 'finance', ({ heldAttempt }) => `${money}/${heldAttempt}`, 'in review'),
  of(
    `${money}/[id]`,
    'finance',
    ({ heldAttempt, heldAllocation }) => `${money}/${heldAttempt}?refund=${heldAllocation}`,
    'asking for a refund',
  ),
  of(
    `${money}/[id]`,
    'finance',
    ({ refundAttempt, refund }) => `${money}/${refundAttempt}?decide=${refund}`,
    'deciding a refund',
  ),
  of(`${money}/reviews/[id]`, 'finance', ({ review }) => `${money}/reviews/${review}`, 'a second capture', {
    act: sendEmpty,
  }),
  of(
    `${money}/reviews/[id]`,
    'finance',
    ({ strange }) => `${money}/reviews/${strange}`,
    'a closing to decide',
  ),
  of(`${money}/reviews/[id]`, 'auditor', ({ closedReview }) => `${money}/reviews/${closedReview}`, 'closed'),
  at(`${money}/settlement`, 'finance'),
  at(`${money}/settlement`, 'finance', 'an empty day', { path: `${money}/settlement?day=2020-01-01` }),
]

export const TARIFF: Made[] = [
  at('/tariff', 'visitor'),
  at('/tariff', 'visitor', 'goods', { path: '/tariff?q=juice&type=words' }),
  at('/tariff', 'visitor', 'a code', { path: '/tariff?q=22021055' }),
  at('/tariff', 'visitor', 'nothing found', { path: '/tariff?q=zzqqxx' }),
  ...[
    ['s04', 'a section'],
    ['22', 'a chapter'],
    ['2202', 'a heading'],
    ['220210', 'a subheading'],
  ].map(([code, state]) => at('/tariff/[code]', 'visitor', state, { path: `/tariff/${code}` })),
  at('/tariff/[code]', 'trader', 'a line, estimated', {
    path: '/tariff/220210000001?value=1000&freight=50.5',
  }),
  at('/tariff/[code]', 'visitor', 'a line, with errors', {
    path: '/tariff/220210000001?value=x&freight=1.2345',
  }),
  at('/tariff/[code]', 'visitor', 'a prohibited line', { path: '/tariff/220300000000' }),
  at('/tariff/[code]', 'visitor', 'unknown', { path: '/tariff/77', status: 404 }),
  at('/services/tariff', 'trader'),
  at('/services/tariff', 'trader', 'goods', { path: '/services/tariff?q=juice' }),
  at('/admin/tariff', 'editor'),
  at('/admin/tariff', 'auditor', 'reads only'),
  at('/admin/tariff', 'editor', 'after a bad file', { path: '/admin/tariff?problem=tariffFileUnreadable' }),
  of('/admin/tariff/uploads/[id]', 'editor', ({ tariffUpload }) => `/admin/tariff/uploads/${tariffUpload}`),
  of(
    '/admin/tariff/versions/[id]',
    'editor',
    ({ tariffVersion }) => `/admin/tariff/versions/${tariffVersion}`,
    'a draft',
  ),
  of(
    '/admin/tariff/versions/[id]',
    'editor',
    ({ tariffInForce }) => `/admin/tariff/versions/${tariffInForce}`,
    'in force',
  ),
  at('/admin/tariff/searches', 'editor'),
  at('/admin/tariff/searches', 'auditor', 'reads only'),
]

const person = (who: Person, name: 'staff' | 'proposedStaff', state: string, more: Partial<Visit> = {}) =>
  of('/admin/staff/[id]', who, (ids) => `/admin/staff/${ids[name]}`, state, more)
export const STAFF: Made[] = [
  ...ACCOUNTS,
  at('/admin/staff', 'administrator'),
  at('/admin/staff', 'auditor', 'reads only'),
  at('/admin/staff', 'administrator', 'nobody found', { path: '/admin/staff?q=nobody-like-this' }),
  at('/admin/staff/new', 'administrator'),
  at('/admin/staff/new', 'auditor', 'reads only'),
  at('/admin/staff/new', 'administrator', 'with errors', { act: sendEmpty }),
  person('administrator', 'staff', 'roles and access'),
  person('administrator', 'proposedStaff', 'own proposal'),
  person('secondAdministrator', 'proposedStaff', 'to confirm'),
  person('auditor', 'staff', 'reads only'),
  ...OBSERVER,
]
