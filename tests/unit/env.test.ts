import { readFileSync } from 'node:fs'
import { parseEnv, retiredSettings } from '@/lib/env'
import { RETIRED, envShape, productionRequires, providerAddresses } from '@/lib/env-shape'

const key = Buffer.alloc(32, 7).toString('base64')

const production = {
  SITE_URL: 'https://portal.example',
  DATABASE_URL: 'postgresql://portal_app:a@db.example/portal',
  MIGRATION_DATABASE_URL: 'postgresql://portal_owner:b@db.example/portal',
  AUTH_SECRET: 'x'.repeat(32),
  DATA_KEYS: `k2:${key},k1:${Buffer.alloc(32, 8).toString('base64')}`,
  NEXT_SERVER_ACTIONS_ENCRYPTION_KEY: key,
  TRUSTED_PROXIES: '1',
  KNET_TRANPORTAL_ID: '1',
  KNET_TRANPORTAL_PASSWORD: 'p',
  KNET_RESOURCE_KEY: 'SIXTEENLETTERS16',
  KNET_BASE_URL: 'https://knet.example',
  RESEND_API_KEY: 're_1',
  RESEND_WEBHOOK_SECRET: `whsec_${Buffer.alloc(32, 4).toString('base64')}`,
  MAIL_FROM: 'portal@portal.example',
  SMS_GATEWAY_URL: 'https://sms.example/send',
  UPLOADTHING_TOKEN: 'token',
  CLAMD_URL: 'tcp://clamd.example:3310',
}

const linesOf = (raw: Record<string, string | undefined>) => parseEnv(raw).errors.map(({ line }) => line)

describe('settings', () => {
  it('are production without PORTAL_MODE, and complete production settings have no error', () => {
    const { values, errors } = parseEnv(production)
    expect(errors).toEqual([])
    expect(values).toMatchObject({
      PORTAL_MODE: 'production',
      PORT: 3000,
      TRUSTED_PROXIES: 1,
      HOSTS: ['portal.example'],
    })
    expect(values.DATA_KEYS?.map(({ id }) => id)).toEqual(['k2', 'k1'])
  })

  it.each(Object.keys(productionRequires))(
    'production names %s when it is missing, in one line of its own',
    (name) => {
      expect(linesOf({ ...production, [name]: undefined })).toEqual([
        expect.stringMatching(new RegExp(`^${name} is missing: `)),
      ])
      expect(linesOf({ ...production, [name]: '' })).toHaveLength(1)
    },
  )

  it.each([
    ['PORTAL_MODE', 'live'],
    ['SITE_URL', 'http://portal.example'],
    ['SITE_URL', 'https://portal.example/path'],
    ['DATABASE_URL', 'mysql://db.example/portal'],
    ['MIGRATION_DATABASE_URL', production.DATABASE_URL],
    ['AUTH_SECRET', 'short'],
    ['DATA_KEYS', `k1:${Buffer.alloc(31).toString('base64')}`],
    ['DATA_KEYS', `k1:${key},k1:${key}`],
    ['NEXT_SERVER_ACTIONS_ENCRYPTION_KEY', Buffer.alloc(16, 9).toString('base64')],
    ['TRUSTED_PROXIES', '-1'],
    ['PORT', '70000'],
    ['LOG_LEVEL', 'loud'],
    ['CLAMD_URL', 'https://clamd.example'],
    ['CLAMD_URL', 'off'],
  ])('a wrong %s (%s) is one line, which does not repeat the value', (name, value) => {
    const lines = linesOf({ ...production, [name]: value })
    expect(lines).toEqual([expect.stringMatching(new RegExp(`^${name} is wrong: `))])
    expect(lines[0]).not.toContain(value.slice(-20))
  })

  it('report every error at once', () => {
    expect(linesOf({})).toHaveLength(Object.keys(productionRequires).length)
  })

  it('need only a database and secrets in the demonstration, on the three spellings of one’s own machine', () => {
    const { values, errors } = parseEnv({
      PORTAL_MODE: 'demonstration',
      PORT: '3456',
      DATABASE_URL: production.DATABASE_URL,
      AUTH_SECRET: production.AUTH_SECRET,
      DATA_KEYS: `k1:${key}`,
    })
    expect(errors).toEqual([])
    expect(values.SITE_URL).toBe('http://localhost:3456')
    expect(values.HOSTS).toEqual(['localhost:3456', '127.0.0.1:3456', '[::1]:3456'])
  })

  it('take the gateway’s settings all or not at all in the demonstration', () => {
    const demonstration = { ...production, PORTAL_MODE: 'demonstration', KNET_RESOURCE_KEY: undefined }
    expect(linesOf(demonstration)).toEqual([
      expect.stringMatching(/^KNET_RESOURCE_KEY is missing: it goes with /),
    ])
  })

  it.each([
    [
      'KNET_RESOURCE_KEY',
      'FIFTEENLETTERS1',
      'KNET_RESOURCE_KEY is wrong: exactly 16 characters are expected',
    ],
    [
      'KNET_RESOURCE_KEY',
      'SEVENTEENLETTERS1',
      'KNET_RESOURCE_KEY is wrong: exactly 16 characters are expected',
    ],
    [
      'KNET_BASE_URL',
      'http://knet.example',
      'KNET_BASE_URL is wrong: it must start with https:// in production',
    ],
  ])('stop the start on %s of a wrong form', (name, value, line) => {
    expect(linesOf({ ...production, [name]: value })).toEqual([line])
  })

  it.each(providerAddresses)(
    'send %s nothing in the clear in production, but to one’s own machine',
    (name) => {
      expect(linesOf({ ...production, [name]: 'http://provider.example/api' })).toEqual([
        `${name} is wrong: it must start with https:// in production`,
      ])
      for (const address of [
        'https://provider.example/api',
        'http://localhost:9/api',
        'http://127.0.0.1:9',
        'http://[::1]:9',
      ])
        expect(linesOf({ ...production, [name]: address })).toEqual([])
      expect(
        linesOf({ ...production, PORTAL_MODE: 'demonstration', [name]: 'http://provider.example/api' }),
      ).toEqual([])
    },
  )

  it('let production go without a virus scanner only on purpose', () => {
    expect(parseEnv({ ...production, CLAMD_URL: 'none' })).toMatchObject({
      errors: [],
      values: { CLAMD_URL: 'none' },
    })
    expect(linesOf({ ...production, CLAMD_URL: undefined })).toHaveLength(1)
  })

  it('cannot be changed', () => {
    const { values } = parseEnv(production)
    expect(Object.isFrozen(values)).toBe(true)
  })
})

describe('settings of before', () => {
  it('are named with what replaced them, when they still are set', () => {
    expect(retiredSettings({ ...production, WORKER_CONCURRENCY: '6' })).toEqual([
      'WORKER_CONCURRENCY is not read any more: set WORKER_MONEY_CONCURRENCY, WORKER_MAIL_CONCURRENCY, WORKER_DELIVER_CONCURRENCY and WORKER_BULK_CONCURRENCY',
    ])
    expect(retiredSettings({ ...production, WORKER_CONCURRENCY: '' })).toEqual([])
  })
  it('are told of by the worker as it starts', () =>
    expect(readFileSync('scripts/worker.ts', 'utf8')).toMatch(
      /for \(const line of retiredSettings\(\)\) console\.warn\(line\)/,
    ))
  it('are no settings of today', () =>
    expect(Object.keys(RETIRED).filter((name) => name in envShape.shape)).toEqual([]))
})
