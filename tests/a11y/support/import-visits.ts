import { at, of, type Made } from './visit'

const FILE = '/users/import/[id]'
const IMPORT = '/users/import'

/** Inviting users from a file: the upload, the preview with its faults, what became of it, and too late. */
export const IMPORTS: Made[] = [
  at(IMPORT, 'trader'),
  at(IMPORT, 'trader', 'with a fault of the file', {
    path: '/users/import?problem=importColumnsMissing&columns=email.mobile',
  }),
  at(IMPORT, 'assistant', 'an additional user', { status: 404 }),
  of(FILE, 'trader', ({ importFaults }) => `/users/import/${importFaults}`, 'with faults'),
  of(FILE, 'trader', ({ importFaults }) => `/users/import/${importFaults}`, 'with errors', {
    act: async (page) => {
      await page.locator('#confirm form button[type=submit]:not([name])').click()
      await page.locator('main [role=alert]:focus').waitFor()
    },
  }),
  of(FILE, 'trader', ({ importCorrect }) => `/users/import/${importCorrect}`, 'beyond the limit of a day'),
  of(FILE, 'trader', ({ importTooMany }) => `/users/import/${importTooMany}`, 'too many rows'),
  of(FILE, 'trader', ({ importDone }) => `/users/import/${importDone}`, 'done'),
  of(FILE, 'trader', ({ importLate }) => `/users/import/${importLate}`, 'too late'),
  of(FILE, 'fresh', ({ importFaults }) => `/users/import/${importFaults}`, 'of another account', {
    status: 404,
  }),
]
