import { readFileSync } from 'node:fs'
import { defineConfig } from '@playwright/test'
import { runSettings } from './tests/support/run-settings'

const { chromium, runFolder } = runSettings()

/**
 * What takes long begins first, so that no core waits for it at the end. The pages of the axe table are short
 * and many: they fill what is left.
 */
const LONG_SECONDS = 30
const slowest = JSON.parse(readFileSync('tests/support/slowest-files.json', 'utf8')) as Record<string, number>
const long = Object.entries(slowest)
  .filter(
    ([file, seconds]) =>
      /^tests\/(e2e|security)\/.*(?<!-load)\.spec\.ts$/.test(file) && seconds > LONG_SECONDS,
  )
  .map(([file]) => file.replace(/^tests\//, '**/'))
const measured = /-load\.spec\.ts$/

/** Started by scripts/test, which builds, starts PostgreSQL and fills the templates first. */
export default defineConfig({
  testDir: 'tests',
  testMatch: ['e2e/**/*.spec.ts', 'a11y/**/*.spec.ts', 'security/**/*.spec.ts'],
  // What is measured runs after everything else and alone: two cores shared with other journeys would be
  // measured instead.
  projects: [
    { name: 'long', testMatch: long },
    { name: 'journeys', testIgnore: [measured, ...long] },
    { name: 'load', testMatch: measured, dependencies: ['long', 'journeys'] },
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
      ],
    },
  },
})
