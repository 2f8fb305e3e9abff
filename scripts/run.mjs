// Runs a compiled program (scripts/compile.mjs): `node scripts/run.mjs serve`. Plain Node without packages.
import { existsSync, realpathSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath, pathToFileURL } from 'node:url'

const root = fileURLToPath(new URL('..', import.meta.url))

/** Where the programs of a build lie: beside it, for Next empties its own folder. @param {string} distDir */
export const programsFolder = (distDir) => join(root, `${distDir}-programs`)

async function runProgram(name) {
  const folder = programsFolder(process.env.NEXT_DIST_DIR ?? '.next')
  const file = join(folder, `${name}.mjs`)
  if (!existsSync(file)) {
    console.error(`${file} is missing: run \`npm run build\` first`)
    process.exit(1)
  }
  // Read by lib/task-pool/start-child: the children of a compiled program are compiled, too.
  globalThis.portalPrograms = folder
  process.argv.splice(1, 2, file)
  await import(pathToFileURL(file).href)
}

// By its real path: a deployment may start it through a link to the current release.
const started = process.argv[1] && realpathSync(process.argv[1])
if (started === fileURLToPath(import.meta.url)) await runProgram(process.argv[2])
