/** @jest-environment node */
import { UndeliverableNotice } from '@/components/accounts/undeliverable-notice'
import { UndeliveredTags } from '@/components/accounts/undelivered-tags'
import { renderPage } from '../../support/render-page'

jest.mock('@/lib/i18n/translations', () =>
  jest
    .requireActual<typeof import('../../support/render-page')>('../../support/render-page')
    .translationsOf('ar'),
)
jest.mock('@/lib/i18n/link', () => ({
  Link: ({ href, children }: { href: string; children: React.ReactNode }) => <a href={href}>{children}</a>,
}))

test('says at which address nothing arrives, with the address set apart, and where help is', async () => {
  const html = await renderPage(
    <UndeliverableNotice
      addresses={[
        { channel: 'EMAIL', outcome: 'BOUNCED', address: 'reem@ofuq.example' },
        { channel: 'SMS', outcome: 'BOUNCED', address: '+965 5012 3456' },
      ]}
    />,
  )
  expect(html).toContain('لا تصل رسائلنا إلى بريدك الإلكتروني')
  expect(html).toMatch(/<bdi[^>]*dir="ltr"[^>]*>reem@ofuq\.example<\/bdi>/)
  expect(html).toMatch(/<bdi[^>]*dir="ltr"[^>]*>\+965 5012 3456<\/bdi>/)
  expect(html.match(/href="\/support"/g)).toHaveLength(2)
})

test('says of unwanted mail something else than of mail that came back', async () => {
  const html = await renderPage(
    <UndeliverableNotice addresses={[{ channel: 'EMAIL', outcome: 'COMPLAINED', address: 'a@b.example' }]} />,
  )
  expect(html).toContain('غير مرغوب فيه')
})

test('is nothing while everything arrives', async () => {
  expect(await renderPage(<UndeliverableNotice addresses={[]} />)).toBe('')
})

test('marks a user in a list by a word, not by a colour alone', async () => {
  const html = await renderPage(<UndeliveredTags channels={['EMAIL', 'SMS']} />)
  expect(html).toContain('البريد الإلكتروني لا يصل')
  expect(html).toContain('الرسائل النصية لا تصل')
})
