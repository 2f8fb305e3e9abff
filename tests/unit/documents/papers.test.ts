/** @jest-environment node */
import { createHash } from 'node:crypto'
import { inspectFile } from '@/lib/documents/inspect'
import { FURTHER_HOSTILE_PAPERS } from '../../support/papers/further-hostile-papers'
import { HOSTILE_PAPERS } from '../../support/papers/hostile-papers'
import { HOSTILE_PICTURES } from '../../support/papers/hostile-pictures'
import { ORDINARY_PAPERS } from '../../support/papers/ordinary-papers'
import { ORDINARY_PICTURES } from '../../support/papers/ordinary-pictures'
import { SCANNED_AND_SIGNED_PAPERS } from '../../support/papers/scanned-and-signed-papers'

const sum = (bytes: Buffer) => createHash('sha256').update(bytes).digest('hex')
const ordinary = { ...ORDINARY_PAPERS, ...SCANNED_AND_SIGNED_PAPERS }
const hostile = { ...HOSTILE_PAPERS, ...FURTHER_HOSTILE_PAPERS }

// The kept parser writes to the console about what it passes over.
beforeAll(() => jest.spyOn(console, 'warn').mockImplementation())
afterAll(() => jest.restoreAllMocks())

it('has a corpus that is large enough', () => {
  expect(Object.keys(ordinary).length).toBeGreaterThanOrEqual(90)
  expect(Object.keys(hostile).length).toBeGreaterThanOrEqual(150)
  expect(Object.keys(ORDINARY_PICTURES).length).toBeGreaterThanOrEqual(25)
  expect(Object.keys(HOSTILE_PICTURES).length).toBeGreaterThanOrEqual(30)
})

async function takesUnchanged(bytes: Buffer, name: string, type: string) {
  const before = sum(bytes)
  expect(await inspectFile(bytes, name)).toEqual({ ok: true, value: type })
  expect(sum(bytes)).toBe(before)
}

it.each(Object.entries(ordinary))('takes %s, and changes no byte of it', (_what, make) =>
  takesUnchanged(make(), 'a.pdf', 'application/pdf'),
)

it.each(Object.entries(ORDINARY_PICTURES))('takes %s as it is', (_what, [make, name]) =>
  takesUnchanged(make(), name, name.endsWith('.png') ? 'image/png' : 'image/jpeg'),
)

const CODES: Record<string, string> = {
  'a lock of another maker': 'pdfEncrypted',
  'a lock that is found nowhere': 'pdfEncrypted',
  'a lock whose filters have names of their own': 'pdfEncrypted',
  'a lock with certificates': 'pdfEncrypted',
  'a lock of a version to come': 'pdfEncrypted',
  'packed in a way for pictures': 'pdfUnreadable',
  'a page of HTML in the lines of a print job': 'fileType',
  'a page of HTML in a remark before its head': 'fileType',
}
function codeOf(what: string): string {
  if (what.startsWith('a password is asked for')) return 'pdfEncrypted'
  return CODES[what] ?? (what.startsWith('an archive') ? 'fileTwoKinds' : 'pdfActive')
}
it.each(Object.entries(hostile))('refuses %s', async (what, make) => {
  const problems = [{ code: codeOf(what), field: 'file' }]
  expect(await inspectFile(make(), 'a.pdf')).toMatchObject({ ok: false, problems })
})

it.each(Object.entries(HOSTILE_PICTURES))('refuses %s for its reason', async (_what, [make, code, name]) => {
  expect(await inspectFile(make(), name ?? 'picture')).toMatchObject({ problems: [{ code, field: 'file' }] })
})
