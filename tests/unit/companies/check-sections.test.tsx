import { render, screen, within } from '@testing-library/react'
import { Answer } from '@/components/companies/answer'
import { CheckSections } from '@/components/companies/check-sections'

jest.mock('next/navigation', () => ({ useParams: () => ({ locale: 'ar' }) }))

const labels = { yes: 'نعم', no: 'لا', notProvided: 'لم يُدخل' }
const text = (of: (title: string) => string) => ({ word: 'تغيير', of })

test('each section says its name in the link that changes it, and is where a problem leads', () => {
  render(
    <CheckSections
      change={text((title) => `تغيير ${title}`)}
      sections={[
        {
          key: 'importer',
          title: 'تفاصيل المستورد',
          href: '/companies/register/1/importer?from=check',
          items: [{ key: 'n', term: 'رقم رخصة الاستيراد', value: '48211/2025' }],
        },
        { key: 'number', title: 'السجل التجاري', items: [] },
      ]}
    />,
  )
  expect(screen.getByRole('link', { name: 'تغيير تفاصيل المستورد' })).toHaveAttribute(
    'href',
    '/ar/companies/register/1/importer?from=check',
  )
  expect(document.getElementById('check-section-importer')).toContainElement(screen.getByText('48211/2025'))
  expect(within(document.getElementById('check-section-number')!).queryByRole('link')).toBeNull()
})

test.each([
  ['code', '482910', 'ltr'],
  ['mobile', '+965 5012 3456', 'ltr'],
  ['day', '01/01/2028', 'ltr'],
  ['email', 'a@b.example', 'ltr'],
] as const)('a %s is isolated from the line', (kind, value, dir) => {
  render(<Answer field={{ kind }} value={value} labels={labels} />)
  expect(screen.getByText(value)).toHaveAttribute('dir', dir)
})

test('choices and boxes are words, an empty answer says so, a name is isolated in its language', () => {
  const { container, rerender } = render(
    <Answer
      field={{ kind: 'choice', options: [{ value: 'PERMANENT', label: 'دائم' }] }}
      value="PERMANENT"
      labels={labels}
    />,
  )
  expect(container).toHaveTextContent('دائم')
  rerender(<Answer field={{ kind: 'boolean' }} value="" labels={labels} />)
  expect(container).toHaveTextContent('لا')
  rerender(<Answer field={{ kind: 'text' }} value="" labels={labels} />)
  expect(container).toHaveTextContent('لم يُدخل')
  rerender(<Answer field={{ kind: 'latin' }} value="Al Ofuq" labels={labels} />)
  expect(screen.getByText('Al Ofuq')).toHaveAttribute('lang', 'en')
})
