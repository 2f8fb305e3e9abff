// Rules of this project for ESLint. Each has a bad sample in tests/unit/lint-rules.test.ts.
import { grantsReader } from './grants-reader.mjs'
import { serialAwaits } from './serial-awaits.mjs'
import { textBeside } from './text-beside.mjs'

const physical = new RegExp(
  String.raw`(?:^|[\s:!'"])-?(?:(?:m|p|scroll-m|scroll-p)[lr]-[\w[.]|(?:left|right)-(?:\d|\[|auto\b|full\b|px\b|\()|text-(?:left|right)(?![\w-])|(?:float|clear)-(?:left|right)(?![\w-])|border-[lr](?:-|$|(?=[\s'"]))|rounded-(?:l|r|tl|tr|bl|br)(?:-|$|(?=[\s'"])))`,
)

const inText = (check) => ({
  Literal: (node) => typeof node.value === 'string' && check(node, node.value),
  TemplateElement: (node) => check(node, node.value.raw),
})

const logicalCss = {
  meta: {
    messages: {
      physical:
        'Arabic runs from right to left: use a logical class (ms-, pe-, start-, text-start, border-s, rounded-e) for “{{found}}”.',
    },
  },
  create: (context) =>
    inText((node, text) => {
      const found = physical.exec(text)
      if (found) context.report({ node, messageId: 'physical', data: { found: found[0].trim() } })
    }),
}

const hasDirective = (program, name) =>
  program.body.some((node) => node.type === 'ExpressionStatement' && node.directive === name)

const heavy =
  /^(?:zod|next-intl(?:\/.*)?|use-intl|@prisma\/.*|pg|graphile-worker|(?:@\/|(?:\.\.?\/)+)(?:lib\/(?:db|env|audit|outbox|jobs|core\/(?:vault|logger|clock))|messages)(?:\/.*|\.json)?)$/

const clientImports = {
  meta: {
    messages: {
      heavy:
        '“{{source}}” does not belong into a client bundle: pass translated strings and plain values as props.',
    },
  },
  create(context) {
    if (!hasDirective(context.sourceCode.ast, 'use client')) return {}
    return {
      ImportDeclaration(node) {
        if (node.importKind !== 'type' && heavy.test(node.source.value))
          context.report({ node, messageId: 'heavy', data: { source: node.source.value } })
      },
    }
  },
}

const lines = (node) => node.loc.end.line - node.loc.start.line + 1

/** Everything that a "use server" file exports can be called by anybody who knows its id. */
const useServerExports = {
  meta: {
    messages: {
      other: 'a "use server" file exports actions made by defineAction (or defineQuery), and nothing else.',
      long: 'an action has at most 15 lines: move the work to lib.',
    },
  },
  create(context) {
    if (!hasDirective(context.sourceCode.ast, 'use server')) return {}
    const made = new Map()
    const isAction = (node) => node?.type === 'CallExpression' && /^define\w+$/.test(node.callee.name ?? '')
    return {
      Program(program) {
        const declarations = program.body.map((node) =>
          node.type === 'ExportNamedDeclaration' ? node.declaration : node,
        )
        for (const node of declarations)
          if (node?.type === 'VariableDeclaration')
            for (const one of node.declarations) made.set(one.id.name, isAction(one.init))
      },
      ExportNamedDeclaration(node) {
        if (node.exportKind === 'type') return
        const declared = node.declaration
        const wrapped = declared?.type === 'FunctionDeclaration' && declared.async
        if (declared?.type === 'VariableDeclaration') {
          for (const one of declared.declarations) {
            if (!isAction(one.init)) context.report({ node: one, messageId: 'other' })
            else if (lines(one) > 15) context.report({ node: one, messageId: 'long' })
          }
        } else if (wrapped) {
          // Next may want a plain async function around the action.
          const only =
            declared.body.body.length === 1 && declared.body.body[0].type === 'ReturnStatement'
              ? declared.body.body[0].argument
              : undefined
          if (!(only?.type === 'CallExpression' && made.get(only.callee.name)))
            context.report({ node, messageId: 'other' })
        } else if (declared && !/^TS(?:TypeAlias|Interface)/.test(declared.type))
          context.report({ node, messageId: 'other' })
        for (const one of node.specifiers)
          if (!made.get(one.local.name)) context.report({ node: one, messageId: 'other' })
      },
      ExportDefaultDeclaration: (node) => context.report({ node, messageId: 'other' }),
      ExportAllDeclaration: (node) => context.report({ node, messageId: 'other' }),
    }
  },
}

/** NODE_ENV is the framework's, not a setting. */
const settings = {
  meta: { messages: { env: 'settings come from lib/env, their only reader.' } },
  create: (context) => ({
    "MemberExpression[object.name='process'][property.name='env']"(node) {
      const { parent } = node
      if (!(parent.type === 'MemberExpression' && parent.property.name === 'NODE_ENV'))
        context.report({ node, messageId: 'env' })
    },
    ImportDeclaration(node) {
      if (/^(?:node:)?process$/.test(node.source.value)) context.report({ node, messageId: 'env' })
    },
    "VariableDeclarator[init.name='process'] > ObjectPattern > Property[key.name='env']": (node) =>
      context.report({ node, messageId: 'env' }),
  }),
}

const WHOLE_BODY = /^(?:text|json|formData|arrayBuffer|blob|bytes)$/
const isRequest = (node) =>
  node?.type === 'Identifier'
    ? /^(?:req|request|incoming)$/i.test(node.name)
    : node?.type === 'CallExpression' &&
      node.callee.type === 'MemberExpression' &&
      node.callee.property.name === 'clone' &&
      isRequest(node.callee.object)

/** A request's own methods read a body of any length into memory. */
const boundedBodies = {
  meta: {
    messages: {
      whole:
        'a request’s body is read by lib/http (readForm, readFields, readBodyText, readBodyJson, bodyText), which know a limit.',
    },
  },
  create: (context) => ({
    MemberExpression(node) {
      if (
        isRequest(node.object) &&
        (WHOLE_BODY.test(node.property.name ?? '') || node.property.name === 'body')
      )
        context.report({ node, messageId: 'whole' })
    },
  }),
}

export default {
  rules: {
    'bounded-bodies': boundedBodies,
    'grants-reader': grantsReader,
    'serial-awaits': serialAwaits,
    settings,
    'logical-css': logicalCss,
    'client-imports': clientImports,
    'use-server-exports': useServerExports,
    'text-beside': textBeside,
  },
}
