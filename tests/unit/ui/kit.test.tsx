import { readFileSync } from 'node:fs'
import { render, screen, within } from '@testing-library/react'
import { Banner } from '@/components/ui/banner'
import { CountBadge } from '@/components/ui/count-badge'
import { DataTable } from '@/components/ui/data-table'
import { Icon } from '@/components/ui/icon'
import { ICON_NAMES } from '@/components/ui/icon-names'
import { Ltr } from '@/components/ui/ltr'
import { Money } from '@/components/ui/money'
import { STATUS_LOOK } from '@/components/ui/status-tag'
import { TaskList } from '@/components/ui/task-list'
import { Timeline } from '@/components/ui/timeline'
import ar from '@/messages/ar.json'

jest.mock('next/navigation', () => ({ useParams: () => ({ locale: 'ar' }) }))
jest.mock('@/lib/i18n/translations', () => ({ getTranslations: jest.fn() }))

test('codes are isolated, left to right', () => {
  render(<Ltr>+965 501 23456</Ltr>)
  expect(screen.getByText('+965 501 23456')).toHaveAttribute('dir', 'ltr')
  expect(screen.getByText('+965 501 23456').tagName).toBe('BDI')
})

test('icons say nothing by themselves, and only those that point turn in Arabic', () => {
  const { container } = render(
    <>
      <Icon name="next" />
      <Icon name="check" />
    </>,
  )
  const [next, check] = [...container.querySelectorAll('svg')]
  expect(next).toHaveAttribute('aria-hidden', 'true')
  expect(next).toHaveClass('rtl:-scale-x-100')
  expect(check).not.toHaveClass('rtl:-scale-x-100')
})

test('every icon is drawn in the one file that browsers keep', () => {
  const drawn = [...readFileSync('components/ui/icons.svg', 'utf8').matchAll(/<symbol id="([^"]+)"/g)].map(
    ([, id]) => id,
  )
  expect(drawn).toEqual([...ICON_NAMES, 'mark'])
})

test('every state has an icon and a word', () => {
  for (const [state, { icon }] of Object.entries(STATUS_LOOK)) {
    expect(ICON_NAMES).toContain(icon)
    expect(ar.ui.status).toHaveProperty(state)
  }
})

test('a table names its rows and columns, also when it is stacked', () => {
  render(
    <DataTable
      caption="طلبات"
      rows={[{ number: 'CO/1/26', state: 'معتمد' }]}
      rowKey={(row) => row.number}
      columns={[
        { key: 'n', header: 'الرقم', rowHeader: true, cell: (row) => row.number },
        { key: 's', header: 'الحالة', cell: (row) => row.state },
      ]}
    />,
  )
  expect(screen.getByRole('table', { name: 'طلبات' })).toBeInTheDocument()
  expect(screen.getByRole('rowheader', { name: 'CO/1/26' })).toBeInTheDocument()
  expect(screen.getByRole('cell', { name: 'معتمد' })).toHaveAttribute('data-label', 'الحالة')
})

test('an empty table shows what will appear instead', () => {
  render(<DataTable caption="طلبات" rows={[]} rowKey={() => ''} columns={[]} empty={<p>لا طلبات بعد</p>} />)
  expect(screen.queryByRole('table')).toBeNull()
  expect(screen.getByText('لا طلبات بعد')).toBeInTheDocument()
})

test('a timeline tells its states in words and marks the current one', () => {
  render(
    <Timeline
      name="المراحل"
      steps={[
        { key: 'a', state: 'done', label: 'قُدّم', status: 'مكتمل', at: '22/11/2026 08:10' },
        {
          key: 'b',
          state: 'current',
          label: 'المراجعة',
          status: 'قيد الإنجاز',
          detail: 'لا إجراء مطلوب منك',
        },
        { key: 'c', state: 'upcoming', label: 'القرار', status: 'بانتظار' },
      ]}
    />,
  )
  const items = within(screen.getByRole('list', { name: 'المراحل' })).getAllByRole('listitem')
  expect(items[0]).toHaveTextContent('مكتمل 22/11/2026 08:10')
  expect(items[1]).toHaveAttribute('aria-current', 'step')
  expect(items[1]).toHaveTextContent('لا إجراء مطلوب منك')
  expect(items[2]).toHaveTextContent('بانتظار')
})

test('each row of a task list is a link below the language', () => {
  render(
    <TaskList
      title="خطوات الطلب"
      tasks={[
        {
          key: 'a',
          href: '/companies/register/1/company',
          label: 'معلومات الشركة',
          state: 'todo',
          status: 'لم تبدأ',
        },
        { key: 'b', label: 'المراجعة', state: 'locked', status: 'غير متاحة' },
      ]}
    />,
  )
  expect(screen.getByRole('link', { name: 'معلومات الشركة لم تبدأ' })).toHaveAttribute(
    'href',
    '/ar/companies/register/1/company',
  )
  expect(screen.getAllByRole('listitem')).toHaveLength(2)
})

test('counts are capped, and nothing is shown for none', () => {
  const { container } = render(
    <>
      <CountBadge count={0} />
      <CountBadge count={250} label="بانتظارك" />
    </>,
  )
  expect(container).toHaveTextContent(/^99\+ بانتظارك$/)
})

test('amounts keep their currency on the right side', () => {
  const { container } = render(<Money fils={50_000} locale="ar" />)
  expect(container).toHaveTextContent('50.000 د.ك')
})

test('a banner that appears after an action is announced', () => {
  render(
    <>
      <Banner live tone="success">
        تم
      </Banner>
      <Banner live tone="stopped">
        لم يتم
      </Banner>
    </>,
  )
  expect(screen.getByRole('status')).toHaveTextContent('تم')
  expect(screen.getByRole('alert')).toHaveTextContent('لم يتم')
})
