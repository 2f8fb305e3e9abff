import { defineConfig } from '@playwright/test'
import { runSettings } from './tests/support/run-settings'

const { chromium, runFolder } = runSettings()

/** Started by scripts/test, which builds, starts PostgreSQL and fills the templates first. */
export default defineConfig({
  testDir: 'tests',
  testMatch: ['e2e/**/*.spec.ts', 'a11y/**/*.spec.ts', 'security/**/*.spec.ts'],
  // What is measured runs after everything else and alone: two cores shared with other journeys would be
  // measured instead.
  projects: [
    { name: 'journeys', testIgnore: /-load\.spec\.ts$/ },
    { name: 'load', testMatch: /-load\.spec\.ts$/, dependencies: ['journeys'] },
  ],
  outputDir: `${runFolder}/playwright`,
  fullyParallel: false,
  workers: 2,
  retries: 0,
  forbidOnly: true,
  timeout: 120_000,
  expect: { timeout: 10_000 },
  reporter: [['list', { printSteps: false }], ['json']],
  use: {
    // Addresses and answers come from the fixture `portal` (tests/e2e/support/fixtures).
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
      ],
    },
  },
})
