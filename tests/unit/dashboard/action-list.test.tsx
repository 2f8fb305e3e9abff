import { render, screen, within } from '@testing-library/react'
import { ActionList, type ActionItem } from '@/components/dashboard/action-list'
import { FirstSteps } from '@/components/dashboard/first-steps'

const item = (key: string, more: Partial<ActionItem> = {}): ActionItem => ({
  key,
  icon: 'edit',
  title: `طلب ${key}`,
  detail: 'شركة الأفق',
  action: { href: `/requests/${key}`, label: 'أكمل', describe: `أكمل ${key}` },
  ...more,
})

const list = (items: ActionItem[], more?: { href: string; label: string }, count = items.length) => (
  <ActionList
    count={count}
    more={more}
    title="بحاجة إلى إجراء منك"
    countLabel="بنود"
    none="لا شيء مطلوب منك الآن"
    items={items}
  />
)

test('with nothing to do it says so, without a heading that asks for attention', () => {
  render(list([]))
  expect(screen.getByText('لا شيء مطلوب منك الآن')).toBeInTheDocument()
  expect(screen.queryByRole('heading')).not.toBeInTheDocument()
})

test('lists what needs the reader in the given order, each with its own named action', () => {
  render(list([item('a'), item('b', { when: 'أمس' })]))
  const rows = screen.getAllByRole('listitem')
  expect(rows.map((row) => within(row).getByText(/^طلب/).textContent)).toEqual(['طلب a', 'طلب b'])
  expect(screen.getByRole('link', { name: 'أكمل a' })).toHaveAttribute('href', '/ar/requests/a')
  expect(screen.getByRole('heading', { name: /بحاجة إلى إجراء منك 2/ })).toBeInTheDocument()
})

test('only the first action is the main one', () => {
  render(list([item('a'), item('b')]))
  const [first, second] = screen.getAllByRole('link')
  expect(first!.className).toContain('is-primary')
  expect(second!.className).not.toContain('is-primary')
})

test('what does not fit is counted and one press away', () => {
  render(list([item('a')], { href: '/requests?state=action', label: 'عرض الكل' }, 18))
  expect(screen.getByRole('heading', { name: /بحاجة إلى إجراء منك 18/ })).toBeInTheDocument()
  expect(screen.getByRole('link', { name: 'عرض الكل' })).toHaveAttribute('href', '/ar/requests?state=action')
})

test('the first run offers one step and says what to have ready for it', () => {
  render(
    <FirstSteps
      title="ابدأ"
      body="…"
      action="سجّل الشركة الرئيسية"
      href="/companies/register"
      needTitle="جهّز"
      needs={['الرخصة التجارية', 'رخصة الاستيراد']}
      saved="تُحفظ"
    />,
  )
  expect(screen.getAllByRole('link')).toHaveLength(1)
  expect(screen.getByRole('link', { name: 'سجّل الشركة الرئيسية' })).toHaveAttribute(
    'href',
    '/ar/companies/register',
  )
  expect(screen.getAllByRole('listitem')).toHaveLength(2)
})
