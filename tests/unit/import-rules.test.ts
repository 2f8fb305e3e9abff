import { spawnSync } from 'node:child_process'
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'

const empty = 'export const a = 1'

/** What is imported wrongly, the files of a project that does so, and the rule that it breaks. */
const REFUSED: [what: string, files: Record<string, string>, rule: string][] = [
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
]

/** A component that uses the core and the types of a domain. */
const ALLOWED = {
  'components/a.ts':
    "import { a } from '@/lib/core/a'\nimport type { B } from '@/lib/payments/b'\nexport const c: B = a",
  'lib/core/a.ts': empty,
  'lib/payments/b.ts': 'export type B = number',
}

const folders: string[] = []
let broken: string[][]

beforeAll(() => {
  for (const files of [...REFUSED.map(([, sample]) => sample), ALLOWED]) {
    const folder = mkdtempSync(join(tmpdir(), 'customs-portal-imports-'))
    folders.push(folder)
    const tsconfig = '{ "compilerOptions": { "paths": { "@/*": ["./*"] } } }'
    for (const [path, code] of Object.entries({ 'tsconfig.json': tsconfig, ...files })) {
      mkdirSync(join(folder, dirname(path)), { recursive: true })
      writeFileSync(join(folder, path), code)
    }
  }
  const run = spawnSync(process.execPath, ['tests/support/cruise-samples.mjs', ...folders], {
    encoding: 'utf8',
  })
  if (run.status !== 0) throw new Error(run.stderr)
  broken = JSON.parse(run.stdout) as string[][]
}, 60_000)

afterAll(() => {
  for (const folder of folders) rmSync(folder, { recursive: true, force: true })
})

it.each(REFUSED.map(([what, , rule], index) => ({ what, rule, index })))(
  'refuses $what',
  ({ rule, index }) => {
    expect(broken[index]).toContain(rule)
  },
)

it('lets a component use the core and the types of a domain', () => {
  expect(broken.at(-1)).toEqual([])
})
