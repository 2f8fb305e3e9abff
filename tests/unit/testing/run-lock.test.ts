/** @jest-environment node */
import { spawn, spawnSync } from 'node:child_process'
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { takeRunLock } from '@/scripts/testing/run-lock.mjs'

let folder: string
let file: string
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'customs-portal-lock-'))
  file = join(folder, 'data', 'test.pid')
})
afterEach(() => rmSync(folder, { recursive: true, force: true }))

/** A process that looks like a run of the tests. */
const otherRun = () => spawn(process.execPath, ['-e', 'setInterval(() => {}, 1e6)', 'test.mjs'])

test('a second run in the same folder is refused by the number of the first, and takes nothing away', async () => {
  const other = otherRun()
  await new Promise((done) => other.once('spawn', done))
  takeRunLock(file)()
  writeFileSync(file, String(other.pid))
  expect(() => takeRunLock(file)).toThrow(`tests already run in this folder (process ${other.pid})`)
  expect(readFileSync(file, 'utf8')).toBe(String(other.pid))
  other.kill()
  await new Promise((done) => other.once('exit', done))
  takeRunLock(file)()
})

test.each([
  ['a run that was killed', () => String(spawnSync(process.execPath, ['-e', '']).pid)],
  ['another program that has its number by now', () => '1'],
  ['a run that was killed while it wrote', () => ''],
])('the lock of %s is taken over, and gone afterwards', (_what, content) => {
  takeRunLock(file)()
  writeFileSync(file, content())
  const release = takeRunLock(file)
  expect(readFileSync(file, 'utf8')).toBe(String(process.pid))
  release()
  expect(existsSync(file)).toBe(false)
})

test('a run that lost its lock to another leaves that one its own', () => {
  const release = takeRunLock(file)
  writeFileSync(file, '1')
  release()
  expect(readFileSync(file, 'utf8')).toBe('1')
})

test('the run takes its lock before it compiles anything', () => {
  const text = readFileSync('scripts/test.mjs', 'utf8')
  expect(text.indexOf('takeRunLock(')).toBeGreaterThan(0)
  expect(text.indexOf('takeRunLock(')).toBeLessThan(text.indexOf('await compile('))
})
