// Who may act for which company in which service is decided in one place. A second reader of the grants
// forgets a rule sooner or later (the company, the subscription, a revoked grant), and shows or takes too much.
const READS = /^(?:find\w+|count|aggregate|groupBy)$/
const TABLE = /"Grant"/

export const grantsReader = {
  meta: {
    messages: { reads: 'grants are read in lib/access/grants.ts alone: use its values and conditions.' },
  },
  create: (context) => {
    const report = (node) => context.report({ node, messageId: 'reads' })
    const sql = (node, text) => TABLE.test(text) && report(node)
    return {
      "MemberExpression[computed=false][property.name='grants']": report,
      "ObjectPattern > Property[key.name='grants']": report,
      // A filter or a selection by the relation; `grants: value` only makes an actor.
      "ObjectExpression > Property[key.name='grants'][value.type=/^(?:ObjectExpression|Literal)$/]": report,
      "MemberExpression[computed=false][property.name='grant']"(node) {
        const { parent } = node
        const called = parent.type === 'MemberExpression' && parent.object === node && parent.property.name
        if (called && READS.test(called)) report(node)
      },
      Literal: (node) => typeof node.value === 'string' && sql(node, node.value),
      TemplateElement: (node) => sql(node, node.value.raw),
    }
  },
}
