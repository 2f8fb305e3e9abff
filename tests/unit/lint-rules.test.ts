import { execFileSync } from 'node:child_process'
import { bad, badTyped, good, goodTyped, type Sample } from '../support/guards/lint-samples'

/**
 * Lints samples as if they stood in their paths. ESLint is an ES module, hence the process. Types come from a
 * program of one file, because reading the whole one takes a quarter of a minute.
 */
function lint(samples: readonly Sample[], config: 'plain' | 'typed'): (string | null)[][] {
  const program = `import { readFileSync } from 'node:fs'
    import { ESLint } from 'eslint'
    import { plain, typed } from './eslint.config.mjs'
    const parserOptions = { projectService: false, project: 'tests/support/guards/typed-sample/tsconfig.json', disallowAutomaticSingleRunInference: true }
    const config = { plain, typed: [...plain, ...typed, { languageOptions: { parserOptions } }] }
    const eslint = new ESLint({ overrideConfigFile: true, overrideConfig: config.${config} })
    const found = []
    for (const [, filePath, code] of JSON.parse(readFileSync(0, 'utf8'))) found.push((await eslint.lintText(code, { filePath }))[0].messages.map(({ ruleId }) => ruleId))
    console.log(JSON.stringify(found))`
  const output = execFileSync(process.execPath, ['--input-type=module', '-e', program], {
    encoding: 'utf8',
    input: JSON.stringify(samples),
  })
  return JSON.parse(output) as (string | null)[][]
}

const BAD: readonly Sample[] = [...bad, ...badTyped]
const GOOD: readonly Sample[] = [...good, ...goodTyped]
let found: (string | null)[][]

beforeAll(() => {
  const plainly = lint([...bad, ...good], 'plain')
  const typed = lint([...badTyped, ...goodTyped], 'typed')
  found = [
    ...plainly.slice(0, bad.length),
    ...typed.slice(0, badTyped.length),
    ...plainly.slice(bad.length),
    ...typed.slice(badTyped.length),
  ]
}, 60_000)

it.each(BAD.map((sample, index) => [sample[0], sample[3], index] as const))(
  'lint bites at %s',
  (_what, rule, index) => {
    expect(found[index]).toContain(rule)
  },
)

it.each(GOOD.map((sample, index) => [sample[0], index + BAD.length] as const))(
  'lint lets %s be',
  (_what, index) => {
    expect(found[index]).toEqual([])
  },
)
