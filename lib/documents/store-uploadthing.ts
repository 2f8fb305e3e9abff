import type { UTApi } from 'uploadthing/server'
import { env } from '@/lib/env'
import type { DocumentStore } from './store'

const TIMEOUT_MS = 60_000
/** Long enough for our own server to fetch the bytes; no browser ever sees the address. */
const SIGNED_SECONDS = 60

/** Loaded when it is first used: it brings a thousand modules, which a portal with a folder of its own never needs. */
const load = () => import('uploadthing/server')

async function connect(): Promise<UTApi> {
  const { UTApi } = await load()
  const host = env.UPLOADTHING_UFS_HOST
  return new UTApi({
    token: env.UPLOADTHING_TOKEN,
    defaultKeyType: 'customId',
    // Its own log writes signed addresses; what fails is logged by us.
    logLevel: 'None',
    ...(env.UPLOADTHING_API_URL && { apiUrl: env.UPLOADTHING_API_URL }),
    ...(env.UPLOADTHING_INGEST_URL && { ingestUrl: env.UPLOADTHING_INGEST_URL }),
    // A stand-in on one's own machine has no subdomains.
    ...(host && { ufsHost: host, ...(host.includes('localhost') && { ufsAppIdLocation: 'path' }) }),
  } as ConstructorParameters<typeof UTApi>[0])
}

async function put(api: UTApi, key: string, bytes: Buffer, mediaType: string): Promise<void> {
  // Named by the key alone: what the applicant called it is nobody else's business.
  const { UTFile } = await load()
  const file = new UTFile([new Uint8Array(bytes)], key, { customId: key, type: mediaType })
  const sent = await api.uploadFiles(file, {
    acl: 'private',
    contentDisposition: 'attachment',
    signal: AbortSignal.timeout(TIMEOUT_MS),
  })
  if (sent.error) throw new Error(`UploadThing: ${sent.error.code}`)
}

async function get(api: UTApi, key: string): Promise<Buffer | undefined> {
  const { ufsUrl } = await api.generateSignedURL(key, { expiresIn: SIGNED_SECONDS })
  const response = await fetch(ufsUrl, { signal: AbortSignal.timeout(TIMEOUT_MS), cache: 'no-store' })
  if (response.status === 404) return undefined
  if (!response.ok) throw new Error(`UploadThing: ${response.status}`)
  return Buffer.from(await response.arrayBuffer())
}

/**
 * Documents at UploadThing: private files, found by our own key (`customId`), fetched by the server over
 * signed addresses.
 */
export function uploadThingStore(): DocumentStore {
  let connected: Promise<UTApi> | undefined
  const api = () => (connected ??= connect())
  return {
    put: async (key, bytes, { mediaType }) => put(await api(), key, bytes, mediaType),
    get: async (key) => get(await api(), key),
    remove: async (key) => {
      await (await api()).deleteFiles(key)
    },
    check: async () =>
      api()
        .then((connection) => connection.getUsageInfo())
        .then(
          () => true,
          () => false,
        ),
  }
}
