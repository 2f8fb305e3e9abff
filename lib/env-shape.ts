import { z } from 'zod'

/** A key of the ring: AES-256, 32 bytes. The first encrypts, all decrypt. */
type DataKey = { readonly id: string; readonly key: Buffer }

const url = (...protocols: string[]) =>
  z.string({ error: 'an address is expected' }).refine(
    (text) => {
      try {
        return protocols.includes(new URL(text).protocol)
      } catch {
        return false
      }
    },
    `an address is expected (${protocols.map((protocol) => `${protocol}//`).join(' or ')})`,
  )

const web = url('https:', 'http:')
const postgres = url('postgres:', 'postgresql:')
const text = z.string({ error: 'a value is expected' })
const whole = (least: number, most: number) =>
  text
    .regex(/^\d{1,6}$/, `a whole number from ${least} to ${most} is expected`)
    .transform(Number)
    .refine((value) => value >= least && value <= most, `a whole number from ${least} to ${most} is expected`)

/** Origin only: scheme, host, port. Links are built by appending a path that starts with a slash. */
const site = web
  .refine(
    (value) => new URL(value).pathname === '/' && !value.includes('?') && !value.includes('#'),
    'only scheme, host and port are expected, without a path',
  )
  .transform((value) => new URL(value).origin)

const keyRing = text.transform((value, context): readonly DataKey[] => {
  const ring = value.split(',').map((entry) => {
    const [id = '', encoded = ''] = entry.trim().split(':')
    return { id, key: Buffer.from(encoded, 'base64') }
  })
  const sound = ring.every(({ id, key }) => /^[A-Za-z0-9_-]{1,16}$/.test(id) && key.length === 32)
  if (!sound || new Set(ring.map(({ id }) => id)).size !== ring.length) {
    context.issues.push({
      code: 'custom',
      input: value,
      message: 'id:key pairs are expected, separated by commas, each key 32 bytes in base64, each id once',
    })
    return z.NEVER
  }
  return Object.freeze(ring.map((entry) => Object.freeze(entry)))
})

const actionsKey = text.refine(
  (value) => Buffer.from(value, 'base64').length === 32,
  '32 bytes in base64 are expected',
)

/** As Standard Webhooks writes it: the prefix, then the key in base64. */
const webhookSecret = text.regex(
  /^whsec_[A-Za-z0-9+/]{32,}={0,2}$/,
  'whsec_ and a key in base64 are expected',
)

const flag = z.enum(['0', '1'], { error: '0 or 1 is expected' }).transform((value) => value === '1')

/** Every setting of the product. Descriptions for the reader stand in the README. */
export const envShape = z.object({
  PORTAL_MODE: z.enum(['production', 'demonstration', 'test'], {
    error: 'production, demonstration or test is expected',
  }),
  SITE_URL: site,
  PORT: whole(1, 65_535),
  /** Absent: every interface in production, one's own machine otherwise. */
  HOST: text.optional(),
  DATABASE_URL: postgres,
  MIGRATION_DATABASE_URL: postgres.optional(),
  DATABASE_POOL: whole(1, 200),
  AUTH_SECRET: text.min(32, 'at least 32 characters are expected'),
  DATA_KEYS: keyRing,
  /** Read by the framework: the same for the build and every server that runs it. */
  NEXT_SERVER_ACTIONS_ENCRYPTION_KEY: actionsKey.optional(),
  TRUSTED_PROXIES: whole(0, 10),
  KNET_TRANPORTAL_ID: text.optional(),
  KNET_TRANPORTAL_PASSWORD: text.optional(),
  /** A shorter or longer one would be another key: AES-128 takes 16 bytes. */
  KNET_RESOURCE_KEY: text
    .refine((key) => Buffer.byteLength(key) === 16, 'exactly 16 characters are expected')
    .optional(),
  KNET_BASE_URL: web.optional(),
  RESEND_API_KEY: text.optional(),
  RESEND_BASE_URL: web.optional(),
  RESEND_WEBHOOK_SECRET: webhookSecret.optional(),
  MAIL_FROM: text.optional(),
  SMS_GATEWAY_URL: web.optional(),
  SMS_GATEWAY_TOKEN: text.optional(),
  SMS_WEBHOOK_SECRET: webhookSecret.optional(),
  UPLOADTHING_TOKEN: text.optional(),
  UPLOADTHING_API_URL: web.optional(),
  UPLOADTHING_INGEST_URL: web.optional(),
  UPLOADTHING_UFS_HOST: text.optional(),
  /** `none`: papers are not scanned, on purpose. */
  CLAMD_URL: z.literal('none').or(url('tcp:')).optional(),
  METRICS_TOKEN: text.min(16, 'at least 16 characters are expected').optional(),
  DATA_DIR: text,
  NEXT_DIST_DIR: text,
  LOG_LEVEL: z.enum(['fatal', 'error', 'warn', 'info', 'debug', 'trace', 'silent'], {
    error: 'a level of the log is expected (info, warn, …)',
  }),
  WORKER_MONEY_CONCURRENCY: whole(1, 100),
  WORKER_MAIL_CONCURRENCY: whole(1, 100),
  WORKER_DELIVER_CONCURRENCY: whole(1, 100),
  WORKER_BULK_CONCURRENCY: whole(1, 100),
  SHUTDOWN_SECONDS: whole(1, 600),
  /** Of those: how long a server goes on listening, so that a load balancer can see that it stops. */
  DRAIN_SECONDS: whole(0, 60),
  CHROMIUM_PATH: text.optional(),
  TEST_DEEP: flag,
})

/** Settings of earlier releases that nothing reads any more, and what replaced each. */
export const RETIRED: Readonly<Record<string, string>> = {
  WORKER_CONCURRENCY:
    'WORKER_MONEY_CONCURRENCY, WORKER_MAIL_CONCURRENCY, WORKER_DELIVER_CONCURRENCY and WORKER_BULK_CONCURRENCY',
}

/** Settings that production cannot do without, and what each is. */
export const productionRequires: Readonly<Record<string, string>> = {
  SITE_URL: "the site's https:// address",
  DATABASE_URL: "PostgreSQL, as the application's role",
  MIGRATION_DATABASE_URL: 'PostgreSQL, as the owning role',
  AUTH_SECRET: 'at least 32 random characters',
  DATA_KEYS: 'the key ring for secrets at rest, id:key pairs',
  NEXT_SERVER_ACTIONS_ENCRYPTION_KEY:
    'the key of the forms’ actions, 32 bytes in base64, the same as for the build',
  TRUSTED_PROXIES: 'how many proxies stand in front (0 for none)',
  KNET_TRANPORTAL_ID: "KNET's tranportal id",
  KNET_TRANPORTAL_PASSWORD: "KNET's tranportal password",
  KNET_RESOURCE_KEY: "KNET's terminal resource key",
  KNET_BASE_URL: "KNET's address",
  RESEND_API_KEY: "Resend's key, for e-mail",
  RESEND_WEBHOOK_SECRET: "the secret of Resend's webhook, whsec_…",
  MAIL_FROM: "the sender's e-mail address",
  SMS_GATEWAY_URL: "the SMS gateway's address",
  UPLOADTHING_TOKEN: "UploadThing's token, for documents",
  CLAMD_URL: "the virus scanner's address (tcp://…), or none to go without on purpose",
}

/**
 * Addresses of providers: what goes there holds codes, papers or credentials, so that production takes https
 * alone, but for its own machine.
 */
export const providerAddresses = [
  'RESEND_BASE_URL',
  'SMS_GATEWAY_URL',
  'UPLOADTHING_API_URL',
  'UPLOADTHING_INGEST_URL',
] as const

const LOOPBACK = ['localhost', '127.0.0.1', '[::1]']

/** Whether an address is encrypted, or does not leave this machine. */
export const isSafeAddress = (address: string): boolean => {
  const { protocol, hostname } = new URL(address)
  return protocol === 'https:' || LOOPBACK.includes(hostname)
}

/** Outside production these are given all or not at all. */
export const together: readonly (readonly string[])[] = [
  ['KNET_TRANPORTAL_ID', 'KNET_TRANPORTAL_PASSWORD', 'KNET_RESOURCE_KEY', 'KNET_BASE_URL'],
]
