/** @jest-environment node */
import VerifyEmailPage from '@/app/[locale]/(auth)/verify-email/page'
import type { Actor } from '@/lib/access/actor'
import { renderPage } from '../../support/render-page'

let actor: Pick<Actor, 'kind'>
let undelivered: boolean
jest.mock('@/lib/auth/reader', () => ({ getReader: () => Promise.resolve(actor) }))
jest.mock('@/lib/accounts/find-verifying-user', () => ({ findVerifyingUser: () => Promise.resolve('user') }))
jest.mock('@/lib/accounts/queries', () => ({
  findVerification: () =>
    Promise.resolve({
      ...{ email: 'r***@ofuq.example', mobile: null, code: 'VALID', wait: 0, confirmed: false },
      undelivered,
    }),
}))
jest.mock('@/lib/core/clock', () => ({
  ...jest.requireActual<object>('@/lib/core/clock'),
  now: () => Promise.resolve(new Date('2026-03-01T08:00:00Z')),
}))
jest.mock('@/lib/i18n/translations', () =>
  jest
    .requireActual<typeof import('../../support/render-page')>('../../support/render-page')
    .translationsOf('ar'),
)
jest.mock('@/lib/i18n/navigation', () => ({ redirect: jest.fn() }))
jest.mock('@/lib/i18n/link', () => ({
  Link: ({ href, children }: { href: string; children: React.ReactNode }) => <a href={href}>{children}</a>,
}))
jest.mock('@/app/[locale]/(auth)/verify-email/actions', () => ({}))
jest.mock('@/components/forms/action-form', () => ({
  ActionForm: ({ children }: { children: React.ReactNode }) => children,
}))

const page = async () => renderPage(await VerifyEmailPage({ searchParams: Promise.resolve({}) }))
const BOUNCED = 'أُعيدت رسالتنا إلى'

test('who signed in unverified is told that the mail came back, with the way to another address', async () => {
  actor = { kind: 'UNVERIFIED' }
  undelivered = true
  const html = await page()
  expect(html).toContain(BOUNCED)
  expect(html).toMatch(/href="\/register"[^>]*>(?:<[^>]*>)*سجّل بعنوان آخر/)
  expect(html).toMatch(/<bdi[^>]*dir="ltr"[^>]*>r\*\*\*@ofuq\.example<\/bdi>/)
})

test('a browser that only registered the address learns nothing of it', async () => {
  actor = { kind: 'VISITOR' }
  undelivered = true
  expect(await page()).not.toContain(BOUNCED)
})

test('while mail arrives nothing is said', async () => {
  actor = { kind: 'UNVERIFIED' }
  undelivered = false
  expect(await page()).not.toContain(BOUNCED)
})
