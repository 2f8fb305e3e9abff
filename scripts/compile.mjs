// Compiles what runs outside Next in production: server, worker, the commands of package.json, and what the
// pools start. `npm run build` calls it after `next build`; scripts/portal and scripts/test call it themselves.
import { existsSync, mkdirSync, readFileSync, readdirSync, renameSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { programsFolder } from './run.mjs'
import { hashOf, root } from './stages.mjs'

/** The programs by the names that scripts/run.mjs knows them by. */
const programs = {
  serve: 'scripts/serve.ts',
  worker: 'scripts/worker.ts',
  migrate: 'scripts/migrate.ts',
  seed: 'prisma/seed/index.ts',
  'company-collisions': 'scripts/company-collisions.ts',
  'staff-create': 'scripts/staff-create.ts',
  'staff-roles': 'scripts/staff-roles.ts',
  'staff-second-factor': 'scripts/staff-second-factor.ts',
  backup: 'scripts/backup.ts',
  restore: 'scripts/restore.ts',
  'tariff-import': 'scripts/tariff-import.ts',
  'rotate-keys': 'scripts/rotate-keys.ts',
}

/** What a TaskPool starts: every `*-task.ts` of lib, kept at its path so that the pool's `entry` finds it. */
const tasks = () =>
  readdirSync(join(root, 'lib'), { recursive: true })
    .map((name) => `lib/${String(name).replaceAll('\\', '/')}`)
    .filter((name) => name.endsWith('-task.ts'))
    .sort()

const inputs = [
  'scripts',
  'lib',
  'messages',
  'prisma/schema',
  'prisma/seed',
  'tsconfig.json',
  'package-lock.json',
]

/**
 * Writes the programs into the folder beside the build of Next that `distDir` names. Packages stay in
 * node_modules: native ones cannot be bundled, and `react-server` is a condition of the run. What was compiled
 * from these very sources stays, so that a run beside another does not take its programs away.
 * @param {string} distDir as NEXT_DIST_DIR
 */
export async function compile(distDir) {
  const folder = programsFolder(distDir)
  const [stamp, wanted] = [join(folder, 'sources-sha256'), hashOf(inputs)]
  if (existsSync(stamp) && readFileSync(stamp, 'utf8') === wanted) return
  const { build } = await import('esbuild')
  const fresh = `${folder}-${process.pid}`
  rmSync(fresh, { recursive: true, force: true })
  mkdirSync(fresh, { recursive: true })
  await build({
    absWorkingDir: root,
    entryPoints: {
      ...programs,
      ...Object.fromEntries(tasks().map((path) => [path.replace(/\.ts$/, ''), path])),
    },
    outdir: fresh,
    outExtension: { '.js': '.mjs' },
    bundle: true,
    splitting: true,
    platform: 'node',
    format: 'esm',
    target: 'node20.19',
    packages: 'external',
    jsx: 'automatic',
    legalComments: 'none',
    logLevel: 'warning',
  })
  writeFileSync(join(fresh, 'sources-sha256'), wanted)
  rmSync(folder, { recursive: true, force: true })
  renameSync(fresh, folder)
}

if (process.argv[1] === fileURLToPath(import.meta.url)) await compile(process.env.NEXT_DIST_DIR ?? '.next')
