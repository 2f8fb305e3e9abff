import '@testing-library/jest-dom'
import { render, screen } from '@testing-library/react'
import { FieldRow } from '@/components/office/field-row'

const inList = (row: React.ReactNode) => render(<dl>{row}</dl>)

test('a field shows its value, and the officer’s note on the ground of what needs attention', () => {
  inList(
    <FieldRow
      id="field-city"
      label="المدينة"
      value="حولي"
      note={{ label: 'للتصحيح:', text: 'اكتب المنطقة' }}
      action={<button>تعديل</button>}
    />,
  )
  expect(screen.getByRole('term')).toHaveTextContent('المدينة')
  expect(screen.getByText('اكتب المنطقة').tagName).toBe('BDI')
  expect(document.querySelector('#field-city')).toHaveClass('bg-accent-soft')
  expect(screen.getByRole('button', { name: 'تعديل' })).toBeInTheDocument()
})

test('old and known values stand under the value, and nothing is highlighted without a note', () => {
  inList(
    <FieldRow
      id="field-nameAr"
      label="الاسم"
      value="شركة الأفق"
      asides={[{ key: 'old', label: 'المعتمد حالياً:', text: 'شركة البحر' }]}
    />,
  )
  expect(screen.getByText(/المعتمد حالياً: شركة البحر/)).toBeInTheDocument()
  expect(document.querySelector('#field-nameAr')).not.toHaveClass('bg-accent-soft')
  expect(screen.getAllByRole('definition')).toHaveLength(1)
})
