import { fireEvent, render, screen, within } from '@testing-library/react'
import { renderToString } from 'react-dom/server'
import { GrantMatrix } from '@/components/users/grant-matrix'

const words = {
  caption: 'منح الخدمات',
  row: 'الشركة',
  covered: 'له كل الشركات',
  wholeRow: 'كل الخدمات في شركة',
  wholeColumn: 'في كل الشركات',
}
const services = [
  { service: 'PAYMENTS', label: 'المدفوعات' },
  { service: 'BILLS', label: 'بوالص الشحن' },
]
const rows = [
  { id: 'ALL', name: 'كل الشركات، وما يُضاف', wide: true },
  { id: 'a', name: 'شركة الأفق' },
  { id: 'b', name: 'شركة البحار' },
  { id: 'c', name: 'شركة النور', offered: ['BILLS'] },
]
const matrix = (checked: string[] = []) => (
  <div dir="rtl">
    <GrantMatrix rows={rows} services={services} checked={checked} words={words} />
  </div>
)
const box = (name: string) => screen.getByRole<HTMLInputElement>('checkbox', { name })
const stateOf = ({ checked, indeterminate }: HTMLInputElement) => {
  if (indeterminate) return 'some'
  return checked ? 'all' : 'none'
}
const states = (...names: string[]) => names.map((name) => stateOf(box(name)))
const ticked = () =>
  screen
    .getAllByRole<HTMLInputElement>('checkbox')
    .filter(({ name, checked }) => name === 'grant' && checked)
    .map(({ value }) => value)

const ROW_A = 'كل الخدمات في شركة شركة الأفق'
const PAYMENTS = 'المدفوعات في كل الشركات'
const BILLS = 'بوالص الشحن في كل الشركات'

test('the heads of rows and columns say in Arabic what they tick, and whether all, some or none of it is', () => {
  render(matrix(['PAYMENTS:a', 'PAYMENTS:b', 'BILLS:a']))
  expect(states(ROW_A, 'كل الخدمات في شركة شركة البحار', PAYMENTS, BILLS)).toEqual([
    'all',
    'some',
    'all',
    'some',
  ])
  expect(states('كل الخدمات في شركة كل الشركات، وما يُضاف')).toEqual(['none'])
})

test('a row’s head ticks its boxes and takes them away again, and the columns follow', () => {
  render(matrix())
  fireEvent.click(box(ROW_A))
  expect(ticked()).toEqual(['PAYMENTS:a', 'BILLS:a'])
  expect(states(ROW_A, PAYMENTS, BILLS)).toEqual(['all', 'some', 'some'])
  fireEvent.click(box(ROW_A))
  expect(ticked()).toEqual([])
  expect(states(ROW_A, PAYMENTS)).toEqual(['none', 'none'])
})

test('a column’s head ticks each company that has a box, and never the row of all companies', () => {
  render(matrix(['BILLS:a']))
  fireEvent.click(box(BILLS))
  expect(ticked()).toEqual(['BILLS:a', 'BILLS:b', 'BILLS:c'])
  fireEvent.click(box(PAYMENTS))
  expect(ticked()).toEqual(['PAYMENTS:a', 'BILLS:a', 'PAYMENTS:b', 'BILLS:b', 'BILLS:c'])
  fireEvent.click(box('المدفوعات شركة البحار'))
  expect(states(PAYMENTS, BILLS)).toEqual(['some', 'all'])
})

test('the heads are not posted, and are not what the form asks about when it is left', () => {
  const { container } = render(matrix(['PAYMENTS:a', 'BILLS:a']))
  fireEvent.click(box('كل الخدمات في شركة شركة البحار'))
  const heads = [...container.querySelectorAll<HTMLInputElement>('[data-whole]')]
  expect(heads).toHaveLength(2 + rows.length)
  for (const head of heads) expect([head.name, head.checked === head.defaultChecked]).toEqual(['', true])
})

test('without JavaScript every pair has its own box, and the heads are out of sight', () => {
  document.body.innerHTML = renderToString(matrix(['PAYMENTS:a']))
  const table = within(document.body).getByRole('table')
  expect(table).not.toHaveAttribute('data-live')
  expect(table.querySelectorAll('[name=grant]')).toHaveLength(7)
  expect(table.querySelector('[value="PAYMENTS:a"]')).toBeChecked()
  expect(table).toHaveTextContent('له كل الشركات')
  document.body.innerHTML = ''
})
