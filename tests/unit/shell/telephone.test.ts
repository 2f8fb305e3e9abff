import { telephoneHref } from '@/components/shell/telephone'

test.each([
  ['1809222 Ext. 1234', 'tel:+9651809222;ext=1234'],
  ['24981423', 'tel:+96524981423'],
  ['+965 2498 1423', 'tel:+96524981423'],
])('%s can be called', (shown, href) => expect(telephoneHref(shown)).toBe(href))
