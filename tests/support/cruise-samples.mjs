// Cruises little projects, each in a folder of its own, by the rules of this one: `node cruise-samples.mjs
// FOLDER…`. Prints the names of the rules that each breaks, as JSON. One process for all: loading the tool takes
// longer than any of its cruises.
import { readdirSync } from 'node:fs'
import { resolve } from 'node:path'
import { cruise } from 'dependency-cruiser'
import extractOptions from 'dependency-cruiser/config-utl/extract-depcruise-options'
import extractTsConfig from 'dependency-cruiser/config-utl/extract-ts-config'

const options = await extractOptions(resolve('.dependency-cruiser.cjs'))
const broken = []
for (const folder of process.argv.slice(2)) {
  process.chdir(folder)
  const paths = readdirSync('.', { withFileTypes: true }).filter((entry) => entry.isDirectory())
  const { output } = await cruise(
    paths.map(({ name }) => name),
    { ...options, baseDir: folder, outputType: 'json' },
    {},
    { tsConfig: extractTsConfig(resolve('tsconfig.json')) },
  )
  const { violations } = JSON.parse(output).summary
  broken.push([...new Set(violations.map(({ rule }) => rule.name))])
}
console.log(JSON.stringify(broken))
