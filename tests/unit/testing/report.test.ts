/** @jest-environment node */
import { Report } from '@/scripts/testing/report.mjs'

let said: string[]
beforeEach(() => {
  said = []
  jest.spyOn(console, 'log').mockImplementation((line: string) => void said.push(line))
})
afterEach(() => jest.restoreAllMocks())

test('a run ends with the seconds of its stages, its twenty slowest files and the sum', async () => {
  const report = new Report()
  await report.stage('types', () => report.count({ passed: 1 }))
  await report.stage('tests', () => report.count({ passed: 40, skipped: 1 }))
  for (let file = 1; file <= 25; file += 1) report.addFile(`tests/${file}.test.ts`, file)
  // The second half of a file that two workers shared.
  report.addFile('tests/3.test.ts', 100)
  report.print()
  const text = said.join('\n')
  expect(text).toMatch(/— seconds of each stage\n +\d+\.\d {2}types\n +\d+\.\d {2}tests/)
  expect(report.slowest()).toHaveLength(20)
  expect(report.slowest().slice(0, 2)).toEqual([
    ['tests/3.test.ts', 103],
    ['tests/25.test.ts', 25],
  ])
  expect(text).toContain('   103.0  tests/3.test.ts\n    25.0  tests/25.test.ts')
  expect(text).not.toContain('tests/6.test.ts')
  expect(text).toMatch(/\n\d+ s\n41 passed, 0 failed, 1 skipped$/)
  expect(report.good).toBe(true)
})

test('a stage that cannot begin is one failure, and the others go on', async () => {
  const report = new Report()
  await report.stage('database', () => Promise.reject(new Error('no PostgreSQL')))
  await report.stage('tests', () => report.count({ passed: 1 }))
  report.print()
  expect(said.join('\n')).toContain('FAIL no PostgreSQL')
  expect(said.at(-1)).toBe('1 passed, 1 failed, 0 skipped')
  expect(report.good).toBe(false)
})

test('a run without any test is not good', () => expect(new Report().good).toBe(false))
