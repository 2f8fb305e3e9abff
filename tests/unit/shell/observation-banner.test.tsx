/** @jest-environment node */
import { ObservationBanner } from '@/components/shell/observation-banner'
import { renderPage } from '@/tests/support/render-page'

jest.mock('@/lib/i18n/translations', () =>
  jest
    .requireActual<typeof import('@/tests/support/render-page')>('@/tests/support/render-page')
    .translationsOf('ar'),
)
jest.mock('@/lib/actions/unsent-form-state', () => ({ unsentFormState: () => Promise.resolve(undefined) }))

test('says whose portal is shown, that it is to read only, until when, and has the button that ends it', async () => {
  const html = await renderPage(
    <ObservationBanner
      userName="حامد الهاشمي"
      endsAt={new Date('2026-11-24T09:15:00+03:00')}
      endAction={() => Promise.resolve({ status: 'idle', problems: [], values: {} })}
    />,
  )
  expect(html).toContain('أنت تعرض البوابة كما يراها <bdi>حامد الهاشمي</bdi>، للقراءة فقط')
  expect(html).toMatch(/09:15/)
  expect(html).toMatch(/<button[^>]*>[\s\S]*إنهاء العرض/)
  expect(html).toContain('aria-label="عرض كما يراه المتعامل"')
})
