import { render, screen } from '@testing-library/react'
import { ClearReadersForms } from '@/components/auth/clear-readers-forms'
import { saveToSessionStorage } from '@/components/forms/form-session-storage'

beforeEach(() => sessionStorage.clear())

function keepAs(reader: string): void {
  const { unmount } = render(
    <div data-reader={reader}>
      <form aria-label="sample">
        <input name="signatoryCivilId" defaultValue="288020122596" />
      </form>
    </div>,
  )
  saveToSessionStorage('sample', screen.getByRole<HTMLFormElement>('form'))
  unmount()
}

test('where nobody is signed in, the tab forgets what its last reader typed; a visitor’s own stays', () => {
  keepAs('one')
  keepAs('two')
  keepAs('')
  sessionStorage.setItem('another', 'x')
  expect(sessionStorage).toHaveLength(4)
  render(<ClearReadersForms />)
  expect(Object.keys(sessionStorage).sort()).toEqual(['another', expect.stringMatching(/^portal\.form {2}/)])
})
