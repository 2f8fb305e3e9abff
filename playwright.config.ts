import { defineConfig } from '@playwright/test'
import { runSettings } from './tests/support/run-settings'

const { chromium, runFolder } = runSettings()

/**
 * With portals of their own, and long: they begin first, so that no core waits for them at the end, and leave the
 * shared portals, which each worker starts once, to the others. The pages of the axe table are short and many: they
 * fill what is left.
 */
const own = [
  'security/access-matrix',
  'e2e/crash',
  'e2e/payment-crash',
  'e2e/payment-troubles',
  'e2e/worker-crash',
  'security/observer',
  'e2e/production',
  'e2e/two-instances',
].map((name) => `**/${name}.spec.ts`)
const measured = /-load\.spec\.ts$/

/** Started by scripts/test, which builds, starts PostgreSQL and fills the templates first. */
export default defineConfig({
  testDir: 'tests',
  testMatch: ['e2e/**/*.spec.ts', 'a11y/**/*.spec.ts', 'security/**/*.spec.ts'],
  // What is measured runs after everything else and alone: two cores shared with other journeys would be
  // measured instead.
  projects: [
    { name: 'own portals', testMatch: own },
    { name: 'journeys', testIgnore: [measured, ...own] },
    { name: 'load', testMatch: measured, dependencies: ['own portals', 'journeys'] },
  ],
  outputDir: `${runFolder}/playwright`,
  fullyParallel: false,
  // More than cores: crashes, mails and sweeps are mostly waited for.
  workers: 4,
  retries: 0,
  forbidOnly: true,
  timeout: 120_000,
  expect: { timeout: 10_000 },
  reporter: [['list', { printSteps: false }], ['json']],
  use: {
    // Addresses and answers come from the fixture `portal` (tests/support/journey-fixtures).
    locale: 'ar-KW',
    timezoneId: 'Asia/Kuwait',
    viewport: { width: 1280, height: 800 },
    screenshot: 'off',
    trace: 'off',
    actionTimeout: 15_000,
    navigationTimeout: 30_000,
    launchOptions: {
      executablePath: chromium,
      args: [
        '--no-sandbox',
        '--disable-gpu',
        '--disable-quic',
        '--no-first-run',
        '--disable-background-networking',
        '--disable-component-update',
        '--disable-sync',
        '--disable-dev-shm-usage',
        // A page lives for a second: what the optimising compilers make of it comes too late, and costs a quarter.
        '--js-flags=--no-opt --no-maglev',
      ],
    },
  },
})
