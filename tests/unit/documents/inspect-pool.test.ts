/** @jest-environment node */
import { inspectInPool, stopInspecting } from '@/lib/documents/inspect-pool'
import { TaskOverrun, TaskPool, PoolBusy } from '@/lib/task-pool/task-pool'
import { madePdf, madePng } from '../../support/made-files'

afterAll(() => stopInspecting())
afterEach(() => jest.restoreAllMocks())

it('inspects a file in another process with the same answer', async () => {
  expect(await inspectInPool(madePdf(), 'a.pdf')).toEqual({ ok: true, value: 'application/pdf' })
  expect(await inspectInPool(madePng(), 'a.pdf')).toMatchObject({
    ok: false,
    problems: [{ code: 'fileExtension', field: 'file' }],
  })
})

it.each([
  [new TaskOverrun('ended'), 'fileUnreadable'],
  [new Error('RangeError: Invalid string length'), 'fileUnreadable'],
  [new PoolBusy('30 wait'), 'readersBusy'],
])('a file that ends or breaks its reader is refused with a reason (%s)', async (error, code) => {
  jest.spyOn(TaskPool.prototype, 'run').mockRejectedValue(error)
  expect(await inspectInPool(madePdf(), 'a.pdf')).toMatchObject({
    ok: false,
    problems: [{ code, field: 'file' }],
  })
})

it('sends nothing to another process that is empty or too large', async () => {
  const run = jest.spyOn(TaskPool.prototype, 'run')
  expect(await inspectInPool(new Uint8Array(0), 'a.pdf')).toMatchObject({ problems: [{ code: 'fileEmpty' }] })
  expect(await inspectInPool(new Uint8Array(10 * 1024 * 1024 + 1), 'a.pdf')).toMatchObject({
    problems: [{ code: 'fileTooLarge' }],
  })
  expect(run).not.toHaveBeenCalled()
})
