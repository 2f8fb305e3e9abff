/** @jest-environment node */
import { createHash } from 'node:crypto'
import { inspectFile } from '@/lib/documents/inspect'
import { HOSTILE_PAPERS } from '../../support/papers/hostile-papers'
import { ORDINARY_PAPERS } from '../../support/papers/ordinary-papers'

const sum = (bytes: Buffer) => createHash('sha256').update(bytes).digest('hex')

// The kept parser writes to the console about what it passes over.
beforeAll(() => jest.spyOn(console, 'warn').mockImplementation())
afterAll(() => jest.restoreAllMocks())

it('has a corpus that is large enough', () => {
  expect(Object.keys(ORDINARY_PAPERS).length).toBeGreaterThanOrEqual(40)
  expect(Object.keys(HOSTILE_PAPERS).length).toBeGreaterThanOrEqual(60)
})

it.each(Object.entries(ORDINARY_PAPERS))('takes %s, and changes no byte of it', async (_what, make) => {
  const bytes = make()
  const before = sum(bytes)
  expect(await inspectFile(bytes, 'a.pdf')).toEqual({ ok: true, value: 'application/pdf' })
  expect(sum(bytes)).toBe(before)
})

const CODES: Record<string, string> = {
  'a lock of another maker': 'pdfEncrypted',
  'a lock that is found nowhere': 'pdfEncrypted',
  'packed in a way for pictures': 'pdfUnreadable',
}
it.each(Object.entries(HOSTILE_PAPERS))('refuses %s', async (what, make) => {
  const code = CODES[what] ?? (what.startsWith('a password is asked for') ? 'pdfEncrypted' : 'pdfActive')
  expect(await inspectFile(make(), 'a.pdf')).toMatchObject({ ok: false, problems: [{ code, field: 'file' }] })
})
