import jsxA11y from 'eslint-plugin-jsx-a11y'
import reactHooks from 'eslint-plugin-react-hooks'
import tseslint from 'typescript-eslint'
import portal from './scripts/lint/rules.mjs'

const noStyle = [
  {
    selector: "JSXAttribute[name.name='style']",
    message: 'The content security policy refuses style attributes: use a class.',
  },
  {
    selector: "JSXAttribute[name.name='dangerouslySetInnerHTML']",
    message: 'Raw HTML is refused: render elements.',
  },
]

/** What one file alone shows. */
export const plain = tseslint.config(
  {
    ignores: [
      'node_modules',
      '.next*/**',
      '.data',
      'lib/db/generated',
      'next-env.d.ts',
      'public',
      'playwright-report',
      'test-results',
      'coverage',
    ],
  },
  ...tseslint.configs.recommended,
  {
    plugins: { portal },
    linterOptions: { reportUnusedDisableDirectives: 'error' },
    rules: {
      'max-lines': ['error', 300],
      // Prettier lays out what it can; this is for what it cannot break.
      'max-len': [
        'error',
        {
          code: 120,
          ignoreStrings: true,
          ignoreTemplateLiterals: true,
          ignoreRegExpLiterals: true,
          ignoreUrls: true,
        },
      ],
      'max-statements-per-line': ['error', { max: 1 }],
      'no-nested-ternary': 'error',
      'portal/settings': 'error',
      'portal/serial-awaits': 'error',
      '@typescript-eslint/no-unused-vars': [
        'error',
        { argsIgnorePattern: '^_', varsIgnorePattern: '^_', caughtErrorsIgnorePattern: '^_' },
      ],
      '@typescript-eslint/consistent-type-imports': ['error', { disallowTypeAnnotations: false }],
      eqeqeq: ['error', 'always', { null: 'ignore' }],
      'no-console': 'off',
    },
  },
  {
    files: ['app/**/*.{ts,tsx}', 'components/**/*.{ts,tsx}', 'lib/**/*.{ts,tsx}'],
    plugins: { ...jsxA11y.flatConfigs.recommended.plugins, 'react-hooks': reactHooks },
    rules: {
      ...jsxA11y.flatConfigs.recommended.rules,
      'react-hooks/rules-of-hooks': 'error',
      'react-hooks/exhaustive-deps': 'error',
      // A table that is laid out as cards on a phone loses its own roles: they are written down again.
      'jsx-a11y/no-redundant-roles': [
        'error',
        {
          table: ['table'],
          thead: ['rowgroup'],
          tbody: ['rowgroup'],
          tr: ['row'],
          ul: ['list'],
          ol: ['list'],
        },
      ],
      'jsx-a11y/no-interactive-element-to-noninteractive-role': [
        'error',
        { td: ['cell', 'rowheader'], th: ['columnheader', 'rowheader'], tr: ['row'] },
      ],
      'no-console': 'error',
      'no-restricted-syntax': ['error', ...noStyle],
      'portal/client-imports': 'error',
      'portal/use-server-exports': 'error',
    },
  },
  {
    files: ['app/**/*.{ts,tsx}', 'components/**/*.{ts,tsx}'],
    rules: { 'portal/logical-css': 'error', 'portal/text-beside': 'error' },
  },
  {
    files: ['app/**/*.ts', 'lib/**/*.ts', 'proxy.ts'],
    ignores: ['lib/http/**'],
    rules: { 'portal/bounded-bodies': 'error' },
  },
  {
    files: ['app/**/*.{ts,tsx}', 'components/**/*.{ts,tsx}', 'lib/**/*.ts'],
    // The commands that write grants look at the one that they change.
    ignores: ['lib/access/grants.ts', 'lib/users/grant-commands.ts', 'lib/users/revoke-grants.ts'],
    rules: { 'portal/grants-reader': 'error' },
  },
  {
    // Why somebody may do something is said in one place, from the rule itself: no second one is written for it.
    files: ['app/**/*.{ts,tsx}', 'components/**/*.{ts,tsx}', 'lib/**/*.ts'],
    ignores: ['lib/access/explain.ts'],
    rules: {
      'no-restricted-imports': [
        'error',
        {
          patterns: [
            {
              group: ['**/access/grants', './grants'],
              importNames: ['findBases', 'covers'],
              message: 'What a right rests on is read by lib/access/explain.ts alone: use `explain`.',
            },
          ],
        },
      ],
    },
  },
  {
    files: ['lib/env.ts', 'scripts/**/*.mjs', 'tests/support/**/*.mjs', 'tests/support/run-settings.ts'],
    rules: { 'portal/settings': 'off' },
  },
  // E-mail programs know no style sheets, and PDFs have none.
  { files: ['lib/messages/**/*.tsx', 'lib/receipts/pdf/**/*.tsx'], rules: { 'no-restricted-syntax': 'off' } },
  // Word lists and the tariff are data.
  {
    files: ['prisma/seed/data/**', 'prisma/seed/tariff/**', 'lib/**/data/**'],
    rules: { 'max-lines': 'off' },
  },
)

/** What needs the types of the whole program. */
export const typed = tseslint.config({
  files: ['**/*.{ts,tsx,mts}'],
  languageOptions: { parserOptions: { projectService: true, tsconfigRootDir: import.meta.dirname } },
  rules: {
    '@typescript-eslint/no-floating-promises': 'error',
    // A default does not stand for the members that are not named: a new one is decided on, not swallowed.
    '@typescript-eslint/switch-exhaustiveness-check': 'error',
  },
})

export default [...plain, ...typed]
