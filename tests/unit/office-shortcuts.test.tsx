import '@testing-library/jest-dom'
import { fireEvent, render, screen } from '@testing-library/react'
import { Shortcuts } from '@/components/office/shortcuts'

const pressed = jest.fn()

beforeEach(() => {
  localStorage.clear()
  pressed.mockClear()
  render(
    <>
      <a
        href="#a"
        aria-keyshortcuts="a"
        onClick={(event) => {
          event.preventDefault()
          pressed('a')
        }}
      >
        اعتماد
      </a>
      <textarea aria-label="ملاحظة" />
      <Shortcuts
        title="الاختصارات"
        switchLabel="تشغيل"
        shortcuts={[
          { key: 'a', label: 'اعتماد' },
          { key: 'r', label: 'إعادة' },
        ]}
      />
    </>,
  )
})

test('a key presses the link that names it, also on an Arabic keyboard', () => {
  fireEvent.keyDown(document.body, { key: 'a', code: 'KeyA' })
  fireEvent.keyDown(document.body, { key: 'ش', code: 'KeyA' })
  expect(pressed).toHaveBeenCalledTimes(2)
})

test('nothing happens while a field has the focus, with a modifier, or for a link that is not there', () => {
  fireEvent.keyDown(screen.getByLabelText('ملاحظة'), { key: 'a', code: 'KeyA' })
  fireEvent.keyDown(document.body, { key: 'a', code: 'KeyA', ctrlKey: true })
  fireEvent.keyDown(document.body, { key: 'r', code: 'KeyR' })
  expect(pressed).not.toHaveBeenCalled()
})

test('they are shown, can be switched off, and stay off', () => {
  expect(screen.getByRole('list', { name: 'الاختصارات' })).toHaveTextContent('A اعتماد')
  fireEvent.click(screen.getByRole('checkbox', { name: 'تشغيل' }))
  expect(screen.queryByRole('list', { name: 'الاختصارات' })).not.toBeInTheDocument()
  fireEvent.keyDown(document.body, { key: 'a', code: 'KeyA' })
  expect(pressed).not.toHaveBeenCalled()
  expect(localStorage.getItem('office.shortcuts')).toBe('off')
})
