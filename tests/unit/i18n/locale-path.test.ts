import { inLocale, localePath } from '@/lib/i18n/locale-path'

test('pages are put below the language', () => {
  expect(localePath('ar', '/requests?after=x#top')).toBe('/ar/requests?after=x#top')
  expect(localePath('en', '/')).toBe('/en')
  expect(localePath('en', '/?next=1')).toBe('/en?next=1')
})

test('what is not a page of a language stays', () => {
  for (const href of [
    '/ar/requests',
    '/en',
    '/api/documents/1',
    '/dev/mailbox',
    '#content',
    'mailto:a@b.example',
    'https://example.org/',
    '//example.org',
  ]) {
    expect(localePath('en', href)).toBe(href)
  }
  expect(localePath('en', '/arrivals')).toBe('/en/arrivals')
})

test('the language switch keeps path and query', () => {
  expect(inLocale('en', '/ar/requests', 'state=RETURNED&after=a%2Fb')).toBe(
    '/en/requests?state=RETURNED&after=a%2Fb',
  )
  expect(inLocale('ar', '/en')).toBe('/ar')
  expect(inLocale('ar', '/')).toBe('/ar')
})
