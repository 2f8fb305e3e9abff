import ts from 'typescript'

export type AsvsRow = { number: string; requirement: string; claims: string[] }

/** What a claim may name; `read` gives a file's text, or undefined where there is none. */
type Named = { read: (path: string) => string | undefined; settings: readonly string[] }

/** The rows of the tables: number, requirement, and what holds it, parted by `<br>`. */
export const asvsRows = (text: string): AsvsRow[] =>
  text.split('\n').flatMap((line) => {
    const [, number, requirement = '', held = ''] = line.split(/(?<!\\)\|/).map((cell) => cell.trim())
    if (!number || !/^\d+\.\d+\.\d+$/.test(number)) return []
    const claims = held.split('<br>').flatMap((claim) => (claim.trim() ? [claim.trim()] : []))
    return [{ number, requirement, claims }]
  })

const rootOf = (node: ts.Expression): string => {
  if (ts.isIdentifier(node)) return node.text
  return ts.isPropertyAccessExpression(node) || ts.isCallExpression(node) ? rootOf(node.expression) : ''
}

/** The titles of a test file's tests as they are written, places of `each` and of variables included. */
export function testTitles(text: string, path = 'a.test.ts'): string[] {
  const titles: string[] = []
  const visit = (node: ts.Node): void => {
    if (ts.isCallExpression(node) && ['it', 'test'].includes(rootOf(node.expression))) {
      const [title] = node.arguments
      if (title && ts.isStringLiteral(title)) titles.push(title.text)
      else if (title && (ts.isNoSubstitutionTemplateLiteral(title) || ts.isTemplateExpression(title)))
        titles.push(title.getText().slice(1, -1))
    }
    ts.forEachChild(node, visit)
  }
  visit(ts.createSourceFile(path, text, ts.ScriptTarget.Latest, true))
  return titles
}

/** A reason says more than that there is one. */
const REASON = /^(?:Accepted because|Open:) .{25,}$/

function claimError(claim: string, { read, settings }: Named): string | undefined {
  const test = /^`(tests\/[^`]+\.(?:test|spec)\.tsx?)` › (.+)$/.exec(claim)
  if (test) {
    const text = read(test[1]!)
    if (text === undefined) return `there is no ${test[1]}`
    return testTitles(text, test[1]).includes(test[2]!) ? undefined : `${test[1]} has no test "${test[2]}"`
  }
  const setting = /^Setting `(\w+)`/.exec(claim)
  if (setting) return settings.includes(setting[1]!) ? undefined : `there is no setting ${setting[1]}`
  const document = /^Document `([^`]+)`(?: › (.+))?$/.exec(claim)
  if (document) {
    const text = read(document[1]!)
    if (text === undefined) return `there is no ${document[1]}`
    const heading = document[2]
    return !heading || text.split('\n').some((line) => line.replace(/^#+ /, '') === heading)
      ? undefined
      : `${document[1]} has no heading "${heading}"`
  }
  return REASON.test(claim) ? undefined : `"${claim}" is no test, setting, document or reason`
}

/** What is wrong with a row: nothing holds it, or what is named does not exist. */
export function asvsErrors({ number, requirement, claims }: AsvsRow, named: Named): string[] {
  const missing = [
    ...(requirement.length < 10 ? ['says no requirement'] : []),
    ...(claims.length === 0 ? ['is held by nothing'] : []),
  ]
  return [...missing, ...claims.flatMap((claim) => claimError(claim, named) ?? [])].map(
    (what) => `${number}: ${what}`,
  )
}
