// Text beside elements that come and go. A browser that translates a page puts elements of its own in the
// place of text: React still holds the old text, and inserts before it or removes it, which throws and takes
// the whole page away.
import { readFileSync, readdirSync, statSync } from 'node:fs'
import { fileURLToPath } from 'node:url'

const root = fileURLToPath(new URL('../..', import.meta.url))

/** Components that are sometimes nothing: an early `return null`, or an element on a condition. */
function fleeting(folder, found = new Set()) {
  for (const name of readdirSync(folder)) {
    const path = `${folder}/${name}`
    if (statSync(path).isDirectory()) fleeting(path, found)
    else if (name.endsWith('.tsx')) {
      const parts = readFileSync(path, 'utf8')
        .split(/^(?:export )?(?:default )?(?:async )?function (?=[A-Z])/m)
        .slice(1)
      for (const part of parts)
        if (/\breturn null\b|\) return undefined\b/.test(part)) found.add(/^\w+/.exec(part)[0])
    }
  }
  return found
}
const sometimesNothing = new Set([...fleeting(`${root}components`), ...fleeting(`${root}app`)])

const NOTHING = { text: false, moves: false }
const TEXT = { text: true, moves: false }

/** A space alone is not translated. */
const isBlank = (child) =>
  (child.type === 'JSXText' && child.value.trim() === '') ||
  (child.type === 'JSXExpressionContainer' &&
    child.expression.type === 'Literal' &&
    String(child.expression.value).trim() === '')
const isNothing = (node) =>
  (node.type === 'Literal' && (node.value === null || typeof node.value === 'boolean')) ||
  (node.type === 'Identifier' && node.name === 'undefined')
const comesAndGoes = (node) =>
  node.type === 'JSXElement' && sometimesNothing.has(node.openingElement.name.name)
const childrenOf = (node) =>
  node.children.filter(
    (child) =>
      !isBlank(child) &&
      !(child.type === 'JSXExpressionContainer' && child.expression.type === 'JSXEmptyExpression'),
  )

/** What a value of this file was made from, where it is a constant of it. */
function madeFrom(context, name) {
  for (let scope = context.sourceCode.getScope(name); scope; scope = scope.upper) {
    const found = scope.set.get(name.name)
    if (found)
      return found.defs.length === 1 &&
        found.defs[0].type === 'Variable' &&
        found.defs[0].node.id.type === 'Identifier'
        ? found.defs[0].node.init
        : undefined
  }
  return undefined
}

const returned = (fn) =>
  fn?.type === 'ArrowFunctionExpression' && fn.body.type !== 'BlockStatement' ? fn.body : undefined

/** @returns whether an expression may be text, and whether what it is comes and goes */
function kindOf(context, node, depth = 0) {
  if (!node || depth > 5 || isNothing(node)) return NOTHING
  if (node.type === 'JSXElement') return { text: false, moves: comesAndGoes(node) }
  if (node.type === 'JSXFragment') {
    const kinds = childrenOf(node).map((child) => kindOfChild(context, child, depth + 1))
    return { text: kinds.some(({ text }) => text), moves: kinds.some(({ moves }) => moves) }
  }
  const of = (other) => kindOf(context, other, depth + 1)
  if (node.type === 'ConditionalExpression') {
    const [a, b] = [of(node.consequent), of(node.alternate)]
    // Two texts in turn are one text; two elements of one kind are one element.
    const same =
      (a.text && b.text && !isNothing(node.consequent) && !isNothing(node.alternate)) ||
      (node.consequent.type === 'JSXElement' &&
        node.alternate.type === 'JSXElement' &&
        node.consequent.openingElement.name.name === node.alternate.openingElement.name.name)
    return { text: a.text || b.text, moves: a.moves || b.moves || !same }
  }
  if (node.type === 'LogicalExpression') {
    const right = of(node.right)
    if (node.operator !== '&&')
      return { text: of(node.left).text || right.text, moves: of(node.left).moves || right.moves }
    return { text: right.text, moves: true }
  }
  if (
    node.type === 'TSAsExpression' ||
    node.type === 'TSNonNullExpression' ||
    node.type === 'AwaitExpression'
  )
    return of(node.expression ?? node.argument)
  if (node.type === 'CallExpression') {
    if (node.callee.type === 'MemberExpression' && ['map', 'flatMap'].includes(node.callee.property.name))
      return { text: false, moves: true }
    const body = node.callee.type === 'Identifier' && returned(madeFrom(context, node.callee))
    return body ? of(body) : TEXT
  }
  if (node.type === 'Identifier') {
    const made = madeFrom(context, node)
    return made ? of(made) : TEXT
  }
  return TEXT
}

function kindOfChild(context, child, depth = 0) {
  if (child.type === 'JSXText') return TEXT
  return child.type === 'JSXExpressionContainer'
    ? kindOf(context, child.expression, depth)
    : kindOf(context, child, depth)
}

export const textBeside = {
  meta: {
    messages: {
      beside:
        'text beside elements that come and go stands in an element of its own (<span>): a translated page breaks otherwise.',
    },
  },
  create(context) {
    const texts = (node) => childrenOf(node).filter((child) => kindOfChild(context, child).text)
    const report = (nodes) => nodes.forEach((node) => context.report({ node, messageId: 'beside' }))
    const check = (node) => {
      if (childrenOf(node).length > 1 && childrenOf(node).some((child) => kindOfChild(context, child).moves))
        report(texts(node))
    }
    // A group that comes and goes takes its text along, which is no element of its own.
    const group = (...nodes) =>
      nodes.forEach((node) => {
        if (node.type === 'JSXFragment' && childrenOf(node).length > 1) report(texts(node))
      })
    return {
      JSXElement: check,
      JSXFragment: check,
      ConditionalExpression: (node) => group(node.consequent, node.alternate),
      LogicalExpression: (node) => group(node.left, node.right),
    }
  },
}
