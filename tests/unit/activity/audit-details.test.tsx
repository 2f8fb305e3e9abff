import { render, screen } from '@testing-library/react'
import { AuditDetails } from '@/app/[locale]/admin/audit/audit-details'

test('details stand as names and values, each value in its own direction', () => {
  render(<AuditDetails details={{ reason: 'ترك العمل في 2026', companyId: 'a1', pages: 3 }} />)
  const terms = screen.getAllByRole('term').map((term) => term.textContent)
  expect(terms).toEqual(['reason', 'companyId', 'pages'])
  const values = screen.getAllByRole('definition')
  expect(values.map((value) => value.textContent)).toEqual(['ترك العمل في 2026', 'a1', '3'])
  for (const value of values) {
    expect(value.querySelector('bdi')).toHaveTextContent(value.textContent)
    expect(value.querySelector('[dir=ltr]')).toBeNull()
  }
})

test('an event without details has no list', () => {
  const { container } = render(<AuditDetails details={{}} />)
  expect(container).toBeEmptyDOMElement()
})
