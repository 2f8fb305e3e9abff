import { PAGES } from '@/lib/access/routes'
import { GUIDE_SLUGS } from '@/app/[locale]/(public)/guide/content/types'
import type { Ids, Person } from './people'
import { sendEmpty, sendUncorrected, upload, openAll, justConfirmed } from './visit-steps'
import { at, of, type Visit, type Made } from './visit'
import { INVITATIONS } from './invitation-visits'
import { USERS } from './user-visits'
import { OFFICE, FINANCE, STAFF, TARIFF } from './office-visits'

const PATTERN = /\[[\w.]+\]/

const PUBLIC: Made[] = [
  at('/', 'visitor', '', { path: '' }),
  at('/[...rest]', 'visitor', 'not found', { path: '/no/such/page', status: 404 }),
  at('/[...rest]', 'trader', 'not found while signed in', { path: '/no/such/page', status: 404 }),
  at('/missing', 'visitor'),
  at('/not-sent', 'visitor'),
  at('/denied', 'visitor'),
  at('/refused', 'visitor'),
  at('/guide', 'visitor'),
  ...GUIDE_SLUGS.map((slug) => at('/guide/[slug]', 'visitor', slug, { path: `/guide/${slug}` })),
  at('/support', 'visitor'),
  at('/terms', 'visitor'),
  at('/verify', 'visitor'),
  at('/verify', 'visitor', 'no such code', { path: '/verify?code=XKQ2' }),
  of('/verify/[code]', 'visitor', ({ verifyCode }) => `/verify/${verifyCode}`),
  of('/verify/[code]', 'visitor', () => '/verify/NOSUCHRECEIPT', 'no such receipt'),
]

const AUTH: Made[] = [
  at('/sign-in', 'visitor'),
  at('/sign-in', 'visitor', 'with errors', { act: sendEmpty }),
  at('/sign-in', 'visitor', 'after signing out', { path: '/sign-in?done=signedOut' }),
  at('/sign-in', 'visitor', 'with the check', { cookies: () => ({ 'portal-sign-in-check': '1' }) }),
  at('/register', 'visitor'),
  at('/register', 'visitor', 'with errors', { act: sendEmpty }),
  at('/verify-email', 'unverified'),
  at('/verify-email', 'visitor', 'too late'),
  at('/verify-email/done', 'visitor', '', { cookies: justConfirmed }),
  at('/forgot-password', 'visitor'),
  at('/forgot-password', 'visitor', 'with errors', { act: sendEmpty }),
  of('/reset-password/[token]', 'visitor', ({ reset }) => `/reset-password/${reset}`),
  of('/reset-password/[token]', 'visitor', () => '/reset-password/never-sent', 'too late'),
  of('/invitation/[token]', 'visitor', ({ invitation }) => `/invitation/${invitation}`),
  of(
    '/invitation/[token]',
    'visitor',
    ({ staffInvitation }) => `/invitation/${staffInvitation}`,
    'of staff',
    { act: sendEmpty },
  ),
  of('/invitation/[token]', 'visitor', () => '/invitation/never-sent', 'too late'),
  at('/sign-out', 'trader'),
  at('/stay-signed-in', 'trader'),
  at('/staff/sign-in', 'visitor'),
  at('/staff/sign-in/code', 'pending', '', { act: openAll }),
  at('/staff/sign-in/enrol', 'enrolling'),
  at('/staff/sign-in/recovery-codes', 'enrolled'),
  at('/staff/sign-in/recovery-codes', 'officer', 'gone'),
  at('/staff/account', 'officer'),
]

const ACCOUNT: Made[] = [
  at('/dashboard', 'trader'),
  at('/dashboard', 'fresh', 'first steps'),
  at('/dashboard', 'returned', 'something to correct'),
  at('/dashboard', 'assistant', 'limited grants'),
  at('/account', 'trader'),
  at('/account', 'leaving', 'about to be signed out', {
    act: (page) => page.locator('[role=alert].fixed').waitFor(),
  }),
  at('/account/commercial-registration', 'fresh'),
  at('/account/commercial-registration', 'trader', 'with a company'),
  at('/account/password', 'trader', 'with errors', { act: sendEmpty }),
  at('/account/sessions', 'trader'),
  at('/notifications', 'trader'),
  at('/notifications', 'fresh', 'empty'),
  at('/activity', 'trader'),
  at('/activity', 'assistant', 'one’s own'),
  at('/activity', 'trader', 'nothing found, with errors', { path: '/activity?q=nothing&from=31/02/2026' }),
  at('/services', 'trader'),
  at('/services', 'fresh', 'without a company'),
  at('/services', 'assistant', 'limited grants'),
]

const service = (person: Person, slug: string, state: string, how: object = {}) =>
  at('/services/[service]', person, state, { path: `/services/${slug}`, ...how })
const accessRequest = '/users/access-requests/[id]'
const SERVICES: Made[] = [
  at('/denied', 'assistant', 'of a service', { path: '/denied?from=%2Far%2Fpayments' }),
  service('trader', 'company-registration', 'subscribed, and asked for'),
  service('trader', 'payments', 'subscribed'),
  service('trader', 'licence-renewal', 'not open'),
  service('fresh', 'payments', 'something missing'),
  service('assistant', 'company-registration', 'asked for'),
  service('assistant', 'payments', 'declined'),
  service('assistant', 'payments', 'with errors', { act: sendEmpty }),
  service('trader', 'nothing', 'no such service', { status: 404 }),
  at('/services/[service]/leave', 'trader', '', { path: '/services/payments/leave' }),
  of(accessRequest, 'trader', (ids) => `/users/access-requests/${ids.accessRequest}`),
  of(accessRequest, 'trader', (ids) => `/users/access-requests/${ids.accessRequest}`, 'with errors', {
    act: sendEmpty,
  }),
  of(accessRequest, 'trader', (ids) => `/users/access-requests/${ids.declinedAccess}`, 'declined'),
  of(accessRequest, 'fresh', (ids) => `/users/access-requests/${ids.accessRequest}`, 'of somebody else', {
    status: 404,
  }),
]

const register = (part: string) => `/companies/register/[requestId]${part}`
const REGISTRATION: Made[] = [
  at('/companies/register', 'fresh'),
  at('/companies/register', 'trader', 'a branch'),
  at('/companies/register', 'trader', 'with errors', { act: sendEmpty }),
  at('/companies/register', 'drafting', 'begun before'),
  at('/companies/register', 'assistant', 'forbidden', { status: 403 }),
  of(register(''), 'drafting', ({ draft }) => `/companies/register/${draft}`),
  of(register(''), 'industry', ({ industry }) => `/companies/register/${industry}`, 'industrial'),
  ...['company', 'importer', 'commercial'].map((step) =>
    of(register('/[step]'), 'drafting', ({ draft }) => `/companies/register/${draft}/${step}`, step),
  ),
  of(
    register('/[step]'),
    'drafting',
    ({ draft }) => `/companies/register/${draft}/industrial`,
    'not industrial',
  ),
  of(
    register('/[step]'),
    'industry',
    ({ industry }) => `/companies/register/${industry}/industrial`,
    'industrial',
  ),
  of(
    register('/[step]'),
    'industry',
    ({ industry }) => `/companies/register/${industry}/company`,
    'with errors',
    {
      act: async (page) => {
        for (const box of await page
          .locator('main form input:is([type=text], [type=tel], [type=email], :not([type])):not([readonly])')
          .all())
          await box.fill('')
        await page.locator('main form [name=intent][value=next]').click()
        await page.locator('main [role=alert]:focus').waitFor()
      },
    },
  ),
  of(register('/match'), 'matching', ({ matching }) => `/companies/register/${matching}/match`),
  of(register('/documents'), 'drafting', ({ draft }) => `/companies/register/${draft}/documents`),
  of(
    register('/documents'),
    'industry',
    ({ industry }) => `/companies/register/${industry}/documents`,
    'with a document',
    { act: upload },
  ),
  of(register('/check'), 'drafting', ({ draft }) => `/companies/register/${draft}/check`, 'with errors', {
    act: sendEmpty,
  }),
  of(register('/done'), 'trader', ({ waiting }) => `/companies/register/${waiting}/done`),
]

const STATES = ['returned', 'rejected', 'withdrawn', 'cancelled'] as const
const REQUESTS: Made[] = [
  at('/requests', 'trader'),
  at('/requests', 'fresh', 'empty'),
  at('/requests', 'trader', 'nothing found', { path: '/requests?q=%D9%84%D8%A7%20%D8%B4%D9%8A%D8%A1' }),
  of('/requests/[id]', 'trader', ({ waiting }) => `/requests/${waiting}`, 'waiting'),
  of('/requests/[id]', 'trader', ({ approved }) => `/requests/${approved}`, 'approved'),
  of('/requests/[id]', 'drafting', ({ draft }) => `/requests/${draft}`, 'draft'),
  ...STATES.map((state) => of('/requests/[id]', state, (ids) => `/requests/${ids[state]}`, state)),
  of('/requests/[id]', 'fresh', ({ waiting }) => `/requests/${waiting}`, 'of somebody else', { status: 404 }),
  of('/requests/[id]/details', 'trader', ({ waiting }) => `/requests/${waiting}/details`),
  of('/requests/[id]/details', 'returned', ({ returned }) => `/requests/${returned}/details`, 'returned'),
  of('/requests/[id]/cancel', 'drafting', ({ draft }) => `/requests/${draft}/cancel`),
  of('/requests/[id]/withdraw', 'trader', ({ waiting }) => `/requests/${waiting}/withdraw`),
  of('/requests/[id]/correct', 'returned', ({ returned }) => `/requests/${returned}/correct`),
  of('/requests/[id]/correct', 'returned', ({ returned }) => `/requests/${returned}/correct`, 'with errors', {
    act: sendUncorrected,
  }),
]

const RECEIPTS: Made[] = [
  of('/receipts/[id]', 'trader', ({ receipt }) => `/receipts/${receipt}`),
  of('/receipts/[id]', 'fresh', ({ receipt }) => `/receipts/${receipt}`, 'of somebody else', { status: 404 }),
]

const PAYMENTS: Made[] = [
  at('/payments', 'trader'),
  at('/payments', 'fresh', 'without a company'),
  at('/payments', 'trader', 'nothing found', { path: '/payments?q=1&amount=1.2345' }),
  ...(['payment', 'paid', 'refused', 'expired', 'withdrawnPayment', 'held'] as const).map((name) =>
    of('/payments/[id]', 'trader', (ids) => `/payments/${ids[name]}`, name),
  ),
  of('/payments/[id]', 'fresh', ({ payment }) => `/payments/${payment}`, 'of somebody else', { status: 404 }),
  of('/payments/[id]/confirm', 'trader', ({ payment }) => `/payments/${payment}/confirm`),
  of('/payments/[id]/reject', 'trader', ({ payment }) => `/payments/${payment}/reject`),
  of('/payments/[id]/reject', 'trader', ({ payment }) => `/payments/${payment}/reject`, 'with errors', {
    act: sendEmpty,
  }),
  of(
    '/payments/confirm',
    'trader',
    ({ payment, deposit }) => `/payments/confirm?ids=${payment},${deposit}`,
    'of two accounts',
  ),
  at('/payments/confirm', 'trader', 'nothing chosen'),
  of(
    '/payments/return/[token]',
    'trader',
    ({ failedReturn }) => `/payments/return/${failedReturn}`,
    'declined',
  ),
  of(
    '/payments/return/[token]',
    'trader',
    ({ openReturn }) => `/payments/return/${openReturn}`,
    'being checked',
  ),
  at('/payments/return/[token]', 'trader', 'unknown', { path: '/payments/return/never-sent' }),
]

const update = (part: string) => `/companies/[id]/update${part}`
const COMPANIES: Made[] = [
  at('/companies', 'trader'),
  at('/companies', 'fresh', 'empty'),
  of('/companies/[id]', 'trader', ({ company }) => `/companies/${company}`),
  of('/companies/[id]', 'changing', ({ other }) => `/companies/${other}`, 'being changed'),
  of(
    '/companies/[id]/versions/[profileId]',
    'trader',
    ({ company, oldProfile }) => `/companies/${company}/versions/${oldProfile}`,
  ),
  of(update(''), 'trader', ({ company }) => `/companies/${company}/update`),
  of(update(''), 'changing', ({ other }) => `/companies/${other}/update`, 'begun'),
  of(update('/contact'), 'trader', ({ company }) => `/companies/${company}/update/contact`),
  ...['company', 'importer', 'commercial'].map((step) =>
    of(update('/[step]'), 'changing', ({ other }) => `/companies/${other}/update/${step}`, step),
  ),
  of(update('/documents'), 'changing', ({ other }) => `/companies/${other}/update/documents`),
  of(update('/check'), 'changing', ({ other }) => `/companies/${other}/update/check`),
]

const MADE = [
  ...PUBLIC,
  ...AUTH,
  ...ACCOUNT,
  ...USERS,
  ...SERVICES,
  ...REGISTRATION,
  ...REQUESTS,
  ...PAYMENTS,
  ...RECEIPTS,
  ...COMPANIES,
  ...INVITATIONS,
  ...OFFICE,
  ...FINANCE,
  ...STAFF,
  ...TARIFF,
]
const NO_IDS = new Proxy({} as Ids, { get: (_, name) => String(name) })

/** How each visit is called: known before any portal runs. */
export const VISITS: readonly { title: string; pattern: string; make: Made }[] = MADE.map((make) => {
  const { pattern, state } = make(NO_IDS)
  return { title: state ? `${pattern} (${state})` : pattern, pattern, make }
})

/** Pages of the table that no visit stands for. */
export const unvisited = (): string[] =>
  Object.keys(PAGES).filter((pattern) => !VISITS.some((visit) => visit.pattern === pattern))

/** A made-up part must have been filled in. */
export const isConcrete = ({ path }: Visit): boolean => !PATTERN.test(path)
