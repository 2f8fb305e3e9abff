import { sendEmpty, reviewObserved, tickAndReview } from './visit-steps'
import { at, of, type Made } from './visit'

const COMPANY = '/users/companies/[id]'
const CONFIRM = '/users/companies/[id]/confirm'
/** A place behind every person. */
const BEHIND = '99999999999999_ffffffff-ffff-7fff-bfff-ffffffffffff'

/** The account's users, one person or one company at a time. */
export const USERS: Made[] = [
  at('/users', 'trader'),
  at('/users', 'trader', 'nobody found', { path: '/users?q=%D9%84%D8%A7%20%D8%A3%D8%AD%D8%AF' }),
  at('/users', 'trader', 'after removing', { path: '/users?done=removed' }),
  at('/users', 'assistant', 'an additional user', { status: 404 }),
  of('/users/[id]', 'trader', ({ colleague }) => `/users/${colleague}`),
  of('/users/[id]', 'trader', ({ suspendedColleague }) => `/users/${suspendedColleague}`, 'suspended'),
  of(
    '/users/[id]',
    'trader',
    ({ colleague, suspendedColleague }) => `/users/${suspendedColleague}?copy=${colleague}`,
    'copied from a colleague',
  ),
  of('/users/[id]/confirm', 'trader', ({ colleague }) => `/users/${colleague}`, '', { act: tickAndReview }),
  of('/users/[id]/role', 'trader', ({ colleague }) => `/users/${colleague}/role`),
  of('/users/[id]/suspend', 'trader', ({ colleague }) => `/users/${colleague}/suspend`, 'with errors', {
    act: sendEmpty,
  }),
  of('/users/[id]/reinstate', 'trader', ({ suspendedColleague }) => `/users/${suspendedColleague}/reinstate`),
  of('/users/[id]/remove', 'trader', ({ colleague }) => `/users/${colleague}/remove`),
  of('/companies/[id]', 'trader', ({ company }) => `/companies/${company}?why=1`, 'who sees it'),
  of('/requests/[id]', 'trader', ({ waiting }) => `/requests/${waiting}?why=1`, 'who sees it'),
  at('/users/companies', 'trader'),
  at('/users/companies', 'fresh', 'without a company'),
  at('/users/companies', 'assistant', 'an additional user', { status: 404 }),
  of(COMPANY, 'trader', ({ company }) => `/users/companies/${company}`),
  of(COMPANY, 'changing', ({ other }) => `/users/companies/${other}`, 'more people than a page shows'),
  of(COMPANY, 'trader', ({ company }) => `/users/companies/${company}?after=${BEHIND}`, 'nobody'),
  of(COMPANY, 'trader', ({ company }) => `/users/companies/${company}?done=grants`, 'saved'),
  of(COMPANY, 'fresh', ({ company }) => `/users/companies/${company}`, 'of another account', { status: 404 }),
  of(COMPANY, 'observer', ({ company }) => `/users/companies/${company}`, 'observed, refused', {
    act: reviewObserved,
  }),
  of(CONFIRM, 'trader', ({ company }) => `/users/companies/${company}`, '', { act: tickAndReview }),
  of(CONFIRM, 'trader', ({ company }) => `/users/companies/${company}/confirm?want=*`, 'nothing changes'),
  of(
    CONFIRM,
    'trader',
    ({ company, colleague, suspendedColleague }) =>
      `/users/companies/${company}/confirm?want=${colleague}.bp.0.x*${suspendedColleague}.p.0.x`,
    'changed meanwhile',
  ),
]
