// `const [a, b] = [await x(), await y()]` reads as if both were asked at once: the second waits for the first.

const awaits = (list) =>
  list?.type === 'ArrayExpression' &&
  list.elements.filter((element) => element?.type === 'AwaitExpression').length > 1

export const serialAwaits = {
  meta: {
    messages: {
      serial:
        'these wait for each other: await Promise.all([…]) for independent reads, one await a line within a transaction.',
    },
  },
  create(context) {
    const check = (node, to, from) => {
      if (to.type === 'ArrayPattern' && awaits(from)) context.report({ node, messageId: 'serial' })
    }
    return {
      VariableDeclarator: (node) => check(node, node.id, node.init),
      AssignmentExpression: (node) => check(node, node.left, node.right),
    }
  },
}
