/** @jest-environment node */
import { readFileSync } from 'node:fs'
import accounts from '@/prisma/seed/demonstration-accounts.json'
import { SEED_PARTIES } from '@/prisma/seed/data/parties'
import { envShape, productionRequires } from '@/lib/env-shape'
import { parseEnv } from '@/lib/env'

const readme = readFileSync('README.md', 'utf8')
const scripts = (JSON.parse(readFileSync('package.json', 'utf8')) as { scripts: Record<string, string> })
  .scripts
const codes = (text: string) => [...text.matchAll(/`([^`]+)`/g)].map(([, code]) => code!)
/** Rows of the table of settings: names and what production asks. */
const settings = readme
  .slice(readme.indexOf('## Settings'), readme.indexOf('## Deploy'))
  .split('\n')
  .filter((line) => line.startsWith('| `'))
  .map((line) => line.split('|').map((cell) => cell.trim()))
  .flatMap(([, names, production]) =>
    codes(names!).map((name) => [name, production!.split(',')[0]!] as const),
  )

test('the table of settings names every setting, and as required what production cannot do without', () => {
  const asked = Object.keys(envShape.shape).map((name) => [
    name,
    name in productionRequires ? 'required' : 'optional',
  ])
  expect(Object.fromEntries(settings)).toEqual(Object.fromEntries(asked))
  expect(settings).toHaveLength(asked.length)
})

test('the values it gives for absent settings are those that hold', () => {
  const { values } = parseEnv({})
  expect(values).toMatchObject({
    PORTAL_MODE: 'production',
    PORT: 3000,
    DATABASE_POOL: 10,
    WORKER_MONEY_CONCURRENCY: 4,
    WORKER_MAIL_CONCURRENCY: 4,
    WORKER_DELIVER_CONCURRENCY: 8,
    WORKER_BULK_CONCURRENCY: 3,
    LOG_LEVEL: 'info',
    SHUTDOWN_SECONDS: 20,
    DATA_DIR: '.data',
    NEXT_DIST_DIR: '.next',
  })
  for (const words of [
    '| 3000, every interface |',
    '(10)',
    '(4, 4, 8, 3)',
    '`info`',
    '(20)',
    '`.data` (the',
    '`.next` (the build)',
  ])
    expect(readme).toContain(words)
})

test('every command it names exists', () => {
  const named = [...readme.matchAll(/npm run ([a-z:-]+)/g)].map(([, name]) => name!)
  expect(named.length).toBeGreaterThan(8)
  expect(named.filter((name) => !(name in scripts))).toEqual([])
})

test('its demonstration accounts are those of the seed, with their password', () => {
  const table = readme.slice(readme.indexOf('## The demonstration'), readme.indexOf('## Where things are'))
  expect(
    codes(table)
      .filter((code) => code.includes('@'))
      .sort(),
  ).toEqual(accounts.map(({ email }) => email).sort())
  for (const { password } of accounts) expect(table).toContain(`\`${password}\``)
  for (const { commercialRegistrationNumber } of SEED_PARTIES)
    expect(table).toContain(commercialRegistrationNumber)
})
