/**
 * The folders of lib from the bottom to the top: a folder imports those before it, never those after it. That
 * is all it takes for no cycle of folders to arise.
 */
const ORDER = [
  'db',
  'core',
  'clock',
  'theme',
  'i18n',
  'settings',
  'task-pool',
  'http',
  'access',
  'audit',
  'outbox',
  'jobs',
  'messages',
  'notifications',
  'captcha',
  'auth',
  'actions',
  'services',
  'activity',
  'accounts',
  'users',
  'service-access',
  'requests',
  'staff',
  'observations',
  'documents',
  'companies',
  'knet',
  'receipts',
  'payments',
  'account-admin',
  'tariff',
  'links',
  'health',
  'secrets',
  'worker',
  'knet-simulator',
]

/**
 * Imports that still go up, by what the importing file's path begins with, and the folder above. The list may
 * only shrink (tests/unit/lib-order.test.ts).
 */
const KNOWN = [
  ['lib/access/require.ts', 'auth'],
  ['lib/receipts/queries.ts', 'payments'],
]

const above = (folder) => ORDER.slice(ORDER.indexOf(folder) + 1)
const folders = (names) => `^lib/(${names.join('|')})/`
const values = { dependencyTypesNot: ['type-only'] }

const rulesOf = (folder) => {
  if (above(folder).length === 0) return []
  const known = KNOWN.filter(([file]) => file.startsWith(`lib/${folder}/`))
  const files = [...new Set(known.map(([file]) => file))]
  const rule = (from, targets) => ({
    name: 'lib-in-one-direction',
    severity: 'error',
    from,
    to: { path: folders(targets), ...values },
  })
  return [
    rule(
      { path: `^lib/${folder}/`, ...(files.length > 0 && { pathNot: files.map((file) => `^${file}`) }) },
      above(folder),
    ),
    ...files.map((file) =>
      rule(
        { path: `^${file}` },
        above(folder).filter((other) => !known.some(([of, to]) => of === file && to === other)),
      ),
    ),
  ]
}

module.exports = { ORDER, KNOWN, libOrderRules: ORDER.flatMap(rulesOf) }
