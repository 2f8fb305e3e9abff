// Writes the Prisma client into lib/db/generated, offline, and only when the schema changed.
import { createHash } from 'node:crypto'
import { spawnSync } from 'node:child_process'
import { existsSync, readFileSync, readdirSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'

const root = fileURLToPath(new URL('..', import.meta.url))
const output = join(root, 'lib/db/generated')
const stamp = join(output, '.schema-sha256')

function schemaHash() {
  const folder = join(root, 'prisma/schema')
  const hash = createHash('sha256')
  for (const name of readdirSync(folder)
    .filter((file) => file.endsWith('.prisma'))
    .sort()) {
    hash.update(`${name}\0`).update(readFileSync(join(folder, name)))
  }
  hash.update(readFileSync(join(root, 'node_modules/prisma/package.json')))
  return hash.digest('hex')
}

const wanted = schemaHash()
if (existsSync(stamp) && readFileSync(stamp, 'utf8') === wanted && !process.argv.includes('--force'))
  process.exit(0)

rmSync(stamp, { force: true })
const run = spawnSync(process.execPath, [join(root, 'node_modules/prisma/build/index.js'), 'generate'], {
  cwd: root,
  encoding: 'utf8',
  // Prisma would download its schema engine although generating does not use it; any executable satisfies it.
  env: {
    ...process.env,
    PRISMA_SCHEMA_ENGINE_BINARY: process.execPath,
    PRISMA_HIDE_UPDATE_MESSAGE: '1',
    CHECKPOINT_DISABLE: '1',
  },
})
if (run.status !== 0) {
  process.stderr.write(`${run.stdout}${run.stderr}`)
  process.exit(run.status ?? 1)
}
writeFileSync(stamp, wanted)
console.log('Prisma client generated')
