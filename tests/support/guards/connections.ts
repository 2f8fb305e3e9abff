import ts from 'typescript'
import type { Breach, SourceFile } from './source-files'

type Found = {
  file: string
  line: number
  name: string
  /** Has a transaction as a parameter, or opens one (`db.$transaction((tx) => …)`). */
  inside: boolean
  /** Place of a parameter `tx: Tx = db`: who leaves it out gets another connection. */
  optional?: number
  /** Uses `db` itself. */
  own: boolean
  calls: { name: string; given: number; line: number }[]
}

const isFunction = (node: ts.Node): node is ts.FunctionLikeDeclaration =>
  ts.isFunctionDeclaration(node) ||
  ts.isArrowFunction(node) ||
  ts.isFunctionExpression(node) ||
  ts.isMethodDeclaration(node)

function nameOf(node: ts.FunctionLikeDeclaration): string {
  if (node.name) return node.name.getText()
  // `const x = (…) => …`, also wrapped: `const x = cache((…) => …)`.
  const parent = ts.isCallExpression(node.parent) ? node.parent.parent : node.parent
  return ts.isVariableDeclaration(parent) ? parent.name.getText() : ''
}

/** A parameter that is called `tx`, alone or taken out of the context of an action. */
const takesTx = (parameter: ts.ParameterDeclaration): boolean =>
  ts.isObjectBindingPattern(parameter.name)
    ? parameter.name.elements.some((element) => element.name.getText() === 'tx')
    : parameter.name.getText() === 'tx' && parameter.initializer?.getText() !== 'db'

function functionsOf(file: SourceFile): Found[] {
  const source = ts.createSourceFile(
    file.path,
    file.text,
    ts.ScriptTarget.Latest,
    true,
    file.path.endsWith('x') ? ts.ScriptKind.TSX : ts.ScriptKind.TS,
  )
  const lineOf = (node: ts.Node) => source.getLineAndCharacterOfPosition(node.getStart()).line + 1
  const found: Found[] = []
  const visit = (node: ts.Node, within: Found | undefined): void => {
    let here = within
    if (isFunction(node)) {
      const optional = node.parameters.findIndex((parameter) => parameter.initializer?.getText() === 'db')
      here = {
        file: file.path,
        line: lineOf(node),
        name: nameOf(node),
        own: false,
        calls: [],
        inside: within?.inside === true || node.parameters.some(takesTx),
        ...(optional >= 0 && { optional }),
      }
      // What a nameless function does, its owner does, unless it runs inside a transaction of its own.
      if (!here.name && within && !(here.inside && !within.inside)) here = within
      else found.push(here)
    }
    if (
      here &&
      ts.isIdentifier(node) &&
      node.text === 'db' &&
      !ts.isParameter(node.parent) &&
      !(ts.isPropertyAccessExpression(node.parent) && node.parent.name === node)
    )
      here.own = true
    if (here && ts.isCallExpression(node) && ts.isIdentifier(node.expression))
      here.calls.push({ name: node.expression.text, given: node.arguments.length, line: lineOf(node) })
    node.forEachChild((child) => visit(child, here))
  }
  visit(source, undefined)
  return found
}

/**
 * Code inside a transaction takes no second connection: it neither uses `db` nor calls what does, over any
 * number of steps. A pool full of transactions that each wait for one more connection would wait for ever.
 */
export function secondConnections(files: readonly SourceFile[]): Breach[] {
  const all = files.flatMap(functionsOf)
  const optional = new Map(
    all.filter((one) => one.optional !== undefined).map((one) => [one.name, one.optional!]),
  )
  const own = new Set(all.filter((one) => one.own && one.name).map((one) => one.name))
  const takesOwn = (call: Found['calls'][number]) =>
    optional.has(call.name) ? call.given <= optional.get(call.name)! : own.has(call.name)
  for (let size = -1; size !== own.size;) {
    size = own.size
    for (const one of all) if (one.name && !one.inside && one.calls.some(takesOwn)) own.add(one.name)
  }
  return all
    .filter(({ inside }) => inside)
    .flatMap((one) => [
      ...(one.own ? [`${one.file}:${one.line} uses db inside a transaction`] : []),
      ...one.calls
        .filter(takesOwn)
        .map(
          (call) =>
            `${one.file}:${call.line} calls ${call.name} inside a transaction, which takes another connection`,
        ),
    ])
}
