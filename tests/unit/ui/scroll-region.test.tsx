import { act, render, screen } from '@testing-library/react'
import { DataTable } from '@/components/ui/data-table'

let measure: () => void = () => undefined
const widths = { scrollWidth: 0, clientWidth: 0 }

beforeAll(() => {
  globalThis.ResizeObserver = class {
    constructor(callback: () => void) {
      measure = callback
    }
    observe() {
      measure()
    }
    unobserve() {}
    disconnect() {}
  } as unknown as typeof ResizeObserver
  for (const name of ['scrollWidth', 'clientWidth'] as const)
    Object.defineProperty(HTMLElement.prototype, name, { configurable: true, get: () => widths[name] })
})

const show = () =>
  render(
    <DataTable
      caption="Payments"
      rows={[{ id: '1' }]}
      rowKey={({ id }) => id}
      columns={[{ key: 'id', header: 'Number', cell: ({ id }) => id }]}
    />,
  )
const resize = (scrollWidth: number, clientWidth: number) =>
  act(() => {
    Object.assign(widths, { scrollWidth, clientWidth })
    measure()
  })

test('a table that fits is no stop of the keyboard', () => {
  resize(700, 700)
  show()
  expect(screen.queryByRole('region')).toBeNull()
})

test('a table wider than its box takes the focus under its own name, and gives it up when there is room again', () => {
  show()
  resize(900, 700)
  expect(screen.getByRole('region', { name: 'Payments' })).toHaveAttribute('tabindex', '0')
  resize(700, 700)
  expect(screen.queryByRole('region')).toBeNull()
})
