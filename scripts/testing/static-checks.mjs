// The checks that read the sources alone, each in a process of its own.
import { availableParallelism } from 'node:os'

/** What is checked, and the arguments of Node; the longest first. */
const CHECKS = [
  // Without a cache: what a promise or a union is may have changed in another file.
  ['lint', ['node_modules/eslint/bin/eslint.js', '.', '--max-warnings=0']],
  ['types', ['node_modules/typescript/bin/tsc', '--project', 'tsconfig.check.json']],
  [
    'layout',
    [
      'node_modules/prettier/bin/prettier.cjs',
      '.',
      '--check',
      '--log-level=warn',
      '--cache',
      '--cache-strategy=content',
      '--cache-location=.data/prettier',
    ],
  ],
  ['unused code', ['node_modules/knip/bin/knip.js', '--no-progress', '--no-config-hints']],
  [
    'imports',
    [
      'node_modules/dependency-cruiser/bin/dependency-cruise.mjs',
      'app',
      'components',
      'lib',
      'proxy.ts',
      '--config',
      '.dependency-cruiser.cjs',
    ],
  ],
]

/**
 * Runs all checks, as many at once as there are cores.
 * @param {(what: string, args: string[]) => Promise<void>} check runs one to its end
 */
export async function checkStatically(check) {
  const left = [...CHECKS]
  const work = async () => {
    for (let next = left.shift(); next; next = left.shift()) await check(...next)
  }
  await Promise.all(Array.from({ length: Math.max(2, availableParallelism()) }, work))
}
