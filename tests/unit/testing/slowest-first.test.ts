/** @jest-environment node */
import { existsSync } from 'node:fs'
import { join } from 'node:path'
import kept from '@/tests/support/slowest-files.json'
import SlowestFirst from '@/tests/support/slowest-first.mjs'

const rootDir = process.cwd()
const orderOf = (files: string[]) =>
  new SlowestFirst()
    .sort(files.map((file) => ({ path: join(rootDir, file), context: { config: { rootDir } } })))
    .map(({ path }) => path.slice(rootDir.length + 1))

test('files that took long come first, the others by their size, whatever order they were found in', () => {
  const long = Object.keys(kept)
    .filter((file) => file.startsWith('tests/integration/') && existsSync(file))
    .slice(0, 2)
  const files = ['tests/support/slowest-first.d.mts', ...[...long].reverse(), 'tests/unit/guards.test.ts']
  const wanted = [...long, 'tests/unit/guards.test.ts', 'tests/support/slowest-first.d.mts']
  expect(long).toHaveLength(2)
  expect(orderOf(files)).toEqual(wanted)
  expect(orderOf([...files].reverse())).toEqual(wanted)
})
