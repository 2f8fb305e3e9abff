import { readFileSync, statSync } from 'node:fs'
import { relative } from 'node:path'

/** Seconds of the slowest files of an earlier run (`npm test -- --keep-order`), by path. */
const kept = JSON.parse(readFileSync(new URL('slowest-files.json', import.meta.url), 'utf8'))

/**
 * Jest's order of files: long ones first, so that no core waits for one that began last; then by size, then
 * by path: the same on every machine, whatever ran there before.
 */
export default class SlowestFirst {
  sort(tests) {
    const seconds = ({ context, path }) => kept[relative(context.config.rootDir, path)] ?? 0
    return tests
      .map((test) => ({ test, seconds: seconds(test), bytes: statSync(test.path).size }))
      .sort((a, b) => b.seconds - a.seconds || b.bytes - a.bytes || (a.test.path < b.test.path ? -1 : 1))
      .map(({ test }) => test)
  }

  allFailedTests(tests) {
    return tests
  }

  shard(tests) {
    return tests
  }

  cacheResults() {}
}
