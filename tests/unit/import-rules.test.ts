import { spawnSync } from 'node:child_process'
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join, resolve } from 'node:path'

const root = process.cwd()
let folder: string

/** Cruises a little project of these files; answers with the names of the rules that were broken. */
function cruise(files: Record<string, string>): string[] {
  for (const [path, code] of Object.entries({
    'tsconfig.json': '{ "compilerOptions": { "paths": { "@/*": ["./*"] } } }',
    ...files,
  })) {
    mkdirSync(join(folder, dirname(path)), { recursive: true })
    writeFileSync(join(folder, path), code)
  }
  const folders = [...new Set(Object.keys(files).map((path) => path.split('/')[0]!))]
  const run = spawnSync(
    process.execPath,
    [
      resolve(root, 'node_modules/dependency-cruiser/bin/dependency-cruise.mjs'),
      ...folders,
      '--config',
      resolve(root, '.dependency-cruiser.cjs'),
      '--output-type',
      'json',
    ],
    { cwd: folder, encoding: 'utf8' },
  )
  const { summary } = JSON.parse(run.stdout) as { summary: { violations: { rule: { name: string } }[] } }
  return [...new Set(summary.violations.map(({ rule }) => rule.name))]
}

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'customs-portal-imports-'))
})

afterEach(() => rmSync(folder, { recursive: true, force: true }))

const empty = 'export const a = 1'

it.each([
  [
    'a cycle',
    {
      'lib/a/a.ts': "import { b } from '../b/b'\nexport const a = b",
      'lib/b/b.ts': "import { a } from '../a/a'\nexport const b = a",
    },
    'no-cycle',
  ],
  [
    'lib that leans on app',
    { 'lib/a/a.ts': "export { a } from '@/app/a'", 'app/a.ts': empty },
    'nothing-imports-app',
  ],
  [
    'a component with business logic',
    { 'components/a.ts': "export { a } from '@/lib/payments/a'", 'lib/payments/a.ts': empty },
    'components-are-presentational',
  ],
  [
    'a component with the database',
    { 'components/a.ts': "export { a } from '@/lib/db/client'", 'lib/db/client.ts': empty },
    'components-without-database',
  ],
  [
    'a reason that is not made from the rule',
    { 'lib/access/explain.ts': "export { a } from '@/lib/db/client'", 'lib/db/client.ts': empty },
    'reasons-from-the-rule',
  ],
  [
    'core that leans on a domain',
    { 'lib/core/a.ts': "export { a } from '@/lib/payments/a'", 'lib/payments/a.ts': empty },
    'core-stands-below',
  ],
  [
    'a folder of lib that leans on one above it',
    { 'lib/receipts/a.ts': "export { a } from '@/lib/tariff/a'", 'lib/tariff/a.ts': empty },
    'lib-in-one-direction',
  ],
  [
    'the simulator leaning on the payments',
    { 'lib/knet-simulator/a.ts': "export { a } from '@/lib/knet/a'", 'lib/knet/a.ts': empty },
    'simulator-stands-alone',
  ],
  [
    'the queue leaning on a domain',
    { 'lib/jobs/a.ts': "export { a } from '@/lib/payments/a'", 'lib/payments/a.ts': empty },
    'queue-stands-below',
  ],
  [
    'a domain leaning on the worker',
    { 'lib/payments/a.ts': "export { a } from '@/lib/worker/a'", 'lib/worker/a.ts': empty },
    'worker-stands-on-top',
  ],
  [
    'the engine of requests knowing a detail domain',
    {
      'lib/requests/a.ts': "import type { A } from '@/lib/companies/a'\nexport const b: A = 1",
      'lib/companies/a.ts': 'export type A = number',
    },
    'requests-without-details',
  ],
  [
    'the engine of requests knowing the registry of types',
    { 'lib/requests/a.ts': "export { a } from '@/lib/request-types'", 'lib/request-types.ts': empty },
    'requests-without-details',
  ],
  [
    'the product leaning on tests',
    { 'lib/a/a.ts': "export { a } from '@/tests/a'", 'tests/a.ts': empty },
    'product-without-tests',
  ],
])(
  'refuses %s',
  (_what, files: Record<string, string>, rule) => {
    expect(cruise(files)).toContain(rule)
  },
  30_000,
)

it('lets a component use the core and the types of a domain', () => {
  const files = {
    'components/a.ts':
      "import { a } from '@/lib/core/a'\nimport type { B } from '@/lib/payments/b'\nexport const c: B = a",
    'lib/core/a.ts': empty,
    'lib/payments/b.ts': 'export type B = number',
  }
  expect(cruise(files)).toEqual([])
}, 30_000)
