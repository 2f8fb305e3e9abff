// eslint-disable-next-line @typescript-eslint/no-require-imports -- the tool reads CommonJS
const { libOrderRules } = require('./scripts/lint/lib-order.cjs')

/** Imports run one way (architecture §3): app → components, lib; components → lib/core, lib/i18n and types. */
module.exports = {
  forbidden: [
    {
      name: 'no-cycle',
      severity: 'error',
      from: {},
      to: { circular: true, viaOnly: { dependencyTypesNot: ['type-only'] } },
    },
    { name: 'no-unresolved', severity: 'error', from: {}, to: { couldNotResolve: true } },
    {
      name: 'nothing-imports-app',
      severity: 'error',
      from: { path: '^(components|lib)/' },
      to: { path: '^app/' },
    },
    {
      name: 'lib-without-components',
      severity: 'error',
      from: { path: '^lib/', pathNot: '^lib/(notifications|messages)/' },
      to: { path: '^components/' },
    },
    {
      name: 'components-are-presentational',
      severity: 'error',
      from: { path: '^components/' },
      to: {
        path: '^lib/',
        pathNot: '^lib/((core|i18n)/|actions/(form-state|unsent-form-state))',
        dependencyTypesNot: ['type-only'],
      },
    },
    {
      name: 'components-without-database',
      severity: 'error',
      from: { path: '^components/' },
      to: { path: '^lib/(db|env|core/(clock|vault|logger))', dependencyTypesNot: ['type-only'] },
    },
    {
      name: 'core-stands-below',
      severity: 'error',
      from: { path: '^lib/core/' },
      to: { path: '^lib/', pathNot: '^lib/(core|db|env)' },
    },
    {
      name: 'db-stands-below',
      severity: 'error',
      from: { path: '^lib/db/' },
      to: { path: '^lib/', pathNot: '^lib/(core|db|env)' },
    },
    {
      name: 'simulator-stands-alone',
      severity: 'error',
      from: { path: '^lib/knet-simulator/' },
      to: { path: '^(lib|components)/', pathNot: '^lib/(knet-simulator|core|db|env)' },
    },
    {
      name: 'simulator-is-not-leaned-on',
      severity: 'error',
      from: { path: '^lib/', pathNot: '^lib/knet-simulator/' },
      to: { path: '^lib/knet-simulator/' },
    },
    {
      name: 'queue-stands-below',
      comment: 'Every domain adds jobs: the queue knows their names and none of their work.',
      severity: 'error',
      from: { path: '^lib/jobs/' },
      to: { path: '^lib/', pathNot: '^lib/(jobs|core|db|env)' },
    },
    {
      name: 'worker-stands-on-top',
      comment: 'The worker knows every domain: nothing but its script leans on it.',
      severity: 'error',
      from: { path: '^(app|components|lib)/', pathNot: '^lib/worker/' },
      to: { path: '^lib/worker/' },
    },
    {
      // The engine of requests knows no type's detail: a type is what its definition says (decision 023).
      name: 'requests-without-details',
      severity: 'error',
      from: { path: '^lib/requests/' },
      to: { path: '^lib/', pathNot: '^lib/(requests|access|audit|core|db|notifications|outbox|settings)/' },
    },
    {
      name: 'reasons-from-the-rule',
      comment: 'Why a person sees something is made from the rule that decides it, and reads nothing else.',
      severity: 'error',
      from: { path: '^lib/access/explain\\.ts$' },
      to: {
        path: '^lib/',
        pathNot: '^lib/access/(actor|grants|permissions)\\.ts$',
        dependencyTypesNot: ['type-only'],
      },
    },
    {
      name: 'product-without-tests',
      severity: 'error',
      from: { path: '^(app|components|lib)/' },
      to: { path: '^(tests|scripts|prisma)/' },
    },
    ...libOrderRules,
  ],
  options: {
    doNotFollow: { path: 'node_modules' },
    exclude: { path: '(^lib/db/generated/internal)|(\\.css$)' },
    tsPreCompilationDeps: 'specify',
    tsConfig: { fileName: 'tsconfig.json' },
    enhancedResolveOptions: {
      exportsFields: ['exports'],
      conditionNames: ['import', 'require', 'node', 'default', 'types'],
    },
  },
}
