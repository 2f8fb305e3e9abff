import type { z } from 'zod'
import { defaultsFor, type PortalMode } from './env-defaults'
import {
  RETIRED,
  envShape,
  isSafeAddress,
  productionRequires,
  providerAddresses,
  together,
} from './env-shape'

/**
 * Settings of this process. The only reader of `process.env` (linted).
 * In the mode `production` every outside system must be named; the modes `demonstration` and `test`
 * fill in local stand-ins. Reading it never starts anything: see `checkEnv` for the start of a process.
 */
export type Env = Readonly<z.output<typeof envShape>> & {
  readonly SITE_URL: string
  readonly HOSTS: readonly string[]
}

/** Every error of the settings, one clear line each. */
export class EnvError extends Error {
  constructor(readonly errors: readonly string[]) {
    super(`settings refused:\n${errors.map((error) => `  - ${error}`).join('\n')}`)
    this.name = 'EnvError'
  }
}

export type Parsed = { values: Partial<Env>; errors: { key: string; line: string }[] }

const modes: readonly string[] = ['production', 'demonstration', 'test'] satisfies PortalMode[]

/**
 * Settings from a raw environment. An empty value counts as absent.
 * @param raw the process's environment, or a test's
 */
export function parseEnv(raw: Record<string, string | undefined>): Parsed {
  const given = Object.fromEntries(
    Object.entries(raw).filter(([, value]) => value !== undefined && value !== ''),
  )
  const mode = modes.includes(given.PORTAL_MODE ?? '') ? (given.PORTAL_MODE as PortalMode) : 'production'
  const input: Record<string, string> = { ...defaultsFor(mode, given), ...(given as Record<string, string>) }
  const errors: Parsed['errors'] = []
  const values: Record<string, unknown> = {}
  for (const [key, schema] of Object.entries(envShape.shape)) {
    const missing = input[key] === undefined
    if (missing && mode === 'production' && key in productionRequires) {
      errors.push({ key, line: `${key} is missing: ${productionRequires[key]}` })
      continue
    }
    const parsed = schema.safeParse(input[key])
    if (parsed.success) values[key] = parsed.data
    else
      errors.push({
        key,
        line: `${key} ${missing ? 'is missing' : 'is wrong'}: ${parsed.error.issues[0]?.message ?? 'not accepted'}`,
      })
  }
  // The value itself is never repeated: half of these are secrets.
  if (
    mode === 'production' &&
    typeof values.SITE_URL === 'string' &&
    !values.SITE_URL.startsWith('https://')
  ) {
    errors.push({ key: 'SITE_URL', line: 'SITE_URL is wrong: it must start with https:// in production' })
  }
  // The pipe to KNET carries the terminal's password.
  if (
    mode === 'production' &&
    typeof values.KNET_BASE_URL === 'string' &&
    !values.KNET_BASE_URL.startsWith('https://')
  ) {
    errors.push({
      key: 'KNET_BASE_URL',
      line: 'KNET_BASE_URL is wrong: it must start with https:// in production',
    })
  }
  for (const key of mode === 'production' ? providerAddresses : []) {
    const address = values[key]
    if (typeof address === 'string' && !isSafeAddress(address))
      errors.push({ key, line: `${key} is wrong: it must start with https:// in production` })
  }
  if (
    mode === 'production' &&
    values.DATABASE_URL !== undefined &&
    values.DATABASE_URL === values.MIGRATION_DATABASE_URL
  ) {
    errors.push({
      key: 'MIGRATION_DATABASE_URL',
      line: 'MIGRATION_DATABASE_URL is wrong: it must be the owner, another role than DATABASE_URL',
    })
  }
  for (const group of together) {
    const absent = group.filter((key) => input[key] === undefined)
    if (absent.length === 0 || absent.length === group.length || mode === 'production') continue
    for (const key of absent)
      errors.push({
        key,
        line: `${key} is missing: it goes with ${group.filter((other) => other !== key).join(', ')}`,
      })
  }
  if (typeof values.SITE_URL === 'string') values.HOSTS = Object.freeze(hostsOf(mode, values.SITE_URL))
  return { values: Object.freeze(values) as Partial<Env>, errors }
}

/** Hosts a browser may name: the site's, and on one's own machine its three spellings at the same port. */
function hostsOf(mode: PortalMode, siteUrl: string): string[] {
  const url = new URL(siteUrl)
  const local = ['localhost', '127.0.0.1', '[::1]']
  if (mode === 'production' || !local.includes(url.hostname)) return [url.host]
  return local.map((name) => (url.port ? `${name}:${url.port}` : name))
}

let known: Parsed | undefined

function current(): Parsed {
  known ??= parseEnv(process.env)
  return known
}

/** The settings that are there, without a word about the others: for the build, which has none. */
export function knownEnv(): Partial<Env> {
  return current().values
}

/**
 * Throws `EnvError` when any setting is missing or wrong: called first by every process that serves or works.
 */
export function checkEnv(): void {
  const { errors } = current()
  if (errors.length > 0) throw new EnvError(errors.map((error) => error.line))
}

/**
 * One line for each setting of an earlier release that is still set: it does nothing, and whoever set it should
 * know. Nothing is refused for it.
 */
export const retiredSettings = (raw: Record<string, string | undefined> = process.env): string[] =>
  Object.keys(RETIRED)
    .filter((key) => raw[key])
    .map((key) => `${key} is not read any more: set ${RETIRED[key]}`)

/**
 * The settings, frozen, read at first use: `next build` imports modules without having any of them.
 * Reading one that is missing or wrong throws `EnvError`.
 */
export const env: Env = new Proxy({} as Env, {
  get(_target, property) {
    if (typeof property !== 'string') return undefined
    const { values, errors } = current()
    const own = errors.filter((error) => error.key === property)
    if (own.length > 0) throw new EnvError(own.map((error) => error.line))
    return values[property as keyof Env]
  },
  has: (_target, property) => property in current().values,
  ownKeys: () => Reflect.ownKeys(current().values),
  getOwnPropertyDescriptor(_target, property) {
    const value = (current().values as Record<PropertyKey, unknown>)[property]
    return value === undefined ? undefined : { value, enumerable: true, configurable: true, writable: false }
  },
  set: () => false,
  defineProperty: () => false,
  deleteProperty: () => false,
})
