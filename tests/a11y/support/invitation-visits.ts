import { IMPORTS } from './import-visits'
import { JOINING } from './invitation-ids'
import { at, of, type Made } from './visit'
import { sendEmpty } from './visit-steps'

const joining = () => ({ 'portal-join': JOINING })
const JOIN = '/join/[token]'

/** Inviting somebody, the invitations of an account, and accepting one. */
export const INVITATIONS: Made[] = [
  ...IMPORTS,
  at('/users/new', 'trader'),
  at('/users/new', 'fresh', 'without a company'),
  at('/users/new', 'trader', 'with errors', { act: sendEmpty }),
  at('/users/new', 'trader', 'a general user', {
    act: (page) => page.locator('main [name=general]').check(),
  }),
  at('/users/invitations', 'trader'),
  at('/users/invitations', 'fresh', 'empty'),
  of(
    '/users/invitations/[id]/withdraw',
    'trader',
    ({ userInvitation }) => `/users/invitations/${userInvitation}/withdraw`,
  ),
  of(
    '/users/invitations/[id]/withdraw',
    'fresh',
    ({ userInvitation }) => `/users/invitations/${userInvitation}/withdraw`,
    'of another account',
    { status: 404 },
  ),
  of(JOIN, 'visitor', ({ join }) => `/join/${join}`),
  of(JOIN, 'visitor', ({ join }) => `/join/${join}`, 'with errors', { act: sendEmpty }),
  of(JOIN, 'visitor', ({ joinCode }) => `/join/${joinCode}`, 'code', { cookies: joining }),
  of(JOIN, 'visitor', ({ joinMobile }) => `/join/${joinMobile}`, 'mobile', { cookies: joining }),
  of(JOIN, 'visitor', ({ joinMobile }) => `/join/${joinMobile}?step=terms`, 'terms', { cookies: joining }),
  of(JOIN, 'trader', ({ join }) => `/join/${join}`, 'signed in as somebody else'),
  of(JOIN, 'visitor', ({ joinWithdrawn }) => `/join/${joinWithdrawn}`, 'withdrawn'),
  of(JOIN, 'visitor', ({ joinExpired }) => `/join/${joinExpired}`, 'expired'),
  of(JOIN, 'visitor', () => '/join/never-sent', 'unknown'),
]
