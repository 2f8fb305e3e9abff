import { readdirSync } from 'node:fs'
import { sourceFiles } from '../support/guards/source-files'

type Order = { ORDER: readonly string[]; KNOWN: readonly (readonly [path: string, folder: string])[] }
const { ORDER, KNOWN } = jest.requireActual<Order>('../../scripts/lint/lib-order.cjs')

test('every folder of lib has its place in the order, once', () => {
  const folders = readdirSync('lib', { withFileTypes: true })
    .filter((entry) => entry.isDirectory())
    .map(({ name }) => name)
  expect(folders.filter((folder) => !ORDER.includes(folder))).toEqual([])
  expect(new Set(ORDER).size).toBe(ORDER.length)
})

test('an exception that nothing needs any more is taken off the list', () => {
  const files = sourceFiles(['lib'], /\.tsx?$/)
  const needed = ([path, folder]: readonly [string, string]) =>
    files.some((file) => file.path.startsWith(path) && file.text.includes(`from '@/lib/${folder}/`))
  expect(KNOWN.filter((known) => !needed(known))).toEqual([])
})

test('no exception is added: what needs one moves to the folder it belongs to', () => {
  expect(KNOWN.length).toBeLessThanOrEqual(5)
})
