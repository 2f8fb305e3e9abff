import { render, screen } from '@testing-library/react'
import { createTranslator } from 'next-intl'
import { DocumentView } from '@/components/office/document-view'
import type { Preview } from '@/lib/documents/preview/find-preview'
import ar from '@/messages/ar.json'
import en from '@/messages/en.json'

let mockLocale: 'ar' | 'en' = 'ar'
jest.mock('next/navigation', () => ({ useParams: () => ({ locale: 'ar' }) }))
jest.mock('@/lib/i18n/translations', () => ({
  getTranslations: (namespace: string) =>
    Promise.resolve(
      createTranslator({
        locale: mockLocale,
        messages: mockLocale === 'ar' ? ar : en,
        namespace: namespace as never,
      }),
    ),
}))

const show = async (preview: Preview | undefined, locale: 'ar' | 'en' = 'ar') => {
  mockLocale = locale
  const { container } = render(await DocumentView({ id: 'd', name: 'رخصة', preview }))
  return container
}
const page = { width: 1200, height: 1698 }

test('shows pages as pictures with their numbers, in a box that the keyboard reaches, and the file behind a warning', async () => {
  const container = await show({ totalPages: 2, pages: [page, page], problem: null })
  expect(
    screen.getAllByRole('img').map((picture) => [picture.getAttribute('src'), picture.getAttribute('alt')]),
  ).toEqual([
    ['/api/documents/d/pages/1', 'رخصة, الصفحة 1 من 2'],
    ['/api/documents/d/pages/2', 'رخصة, الصفحة 2 من 2'],
  ])
  expect(screen.getByRole('region', { name: 'صفحات المستند: رخصة' })).toHaveAttribute('tabindex', '0')
  expect(container.querySelector('iframe, object, embed, script')).toBeNull()
  const original = container.querySelector('details')!
  expect(original).not.toHaveAttribute('open')
  expect(original).toHaveTextContent(ar.office.documents.warning)
  expect(
    [...container.querySelectorAll('a')].map((link) => [link.getAttribute('href'), original.contains(link)]),
  ).toEqual([
    ['/api/documents/d', true],
    ['/api/documents/d?download=1', true],
  ])
})

test.each([
  ['ar', 'خلال عشر ثوانٍ', 'تُعرض أول 20 صفحة من 45'],
  ['en', 'within ten seconds', 'The first 20 of 45 pages'],
] as const)(
  'says in %s when there are no pages yet, none at all, or only some',
  async (locale, late, more) => {
    const words = (locale === 'ar' ? ar : en).office.documents
    expect(await show(undefined, locale)).toHaveTextContent(words.waiting)
    expect(await show({ totalPages: 0, pages: [], problem: 'OVERRUN' }, locale)).toHaveTextContent(late)
    expect(await show({ totalPages: 9, pages: [page], problem: 'UNREADABLE' }, locale)).toHaveTextContent(
      locale === 'ar' ? 'بقية صفحات' : 'remaining pages',
    )
    expect(
      await show({ totalPages: 45, pages: Array.from({ length: 20 }, () => page), problem: null }, locale),
    ).toHaveTextContent(more)
  },
)
