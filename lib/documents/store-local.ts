import { access, constants, mkdir, open, readFile, readdir, rename, rm } from 'node:fs/promises'
import path from 'node:path'
import { isId, newId } from '@/lib/core/ids'
import { env } from '@/lib/env'
import type { DocumentStore } from './store'

const folder = () => path.resolve(env.DATA_DIR, 'documents')

/**
 * Sharded by the random end of the id: its beginning is the time, and would fill one folder after the other.
 */
function fileOf(key: string): string {
  if (!isId(key)) throw new Error('not a key of the document store')
  return path.join(folder(), key.slice(-2), key.slice(-4, -2), key)
}

async function sync(target: string): Promise<void> {
  const handle = await open(target, 'r')
  try {
    await handle.sync()
  } finally {
    await handle.close()
  }
}

async function put(key: string, bytes: Buffer): Promise<void> {
  const target = fileOf(key)
  await mkdir(path.dirname(target), { recursive: true, mode: 0o700 })
  // A name of its own: two jobs of one process may store the same key at once.
  const draft = `${target}.${newId()}.tmp`
  const handle = await open(draft, 'w', 0o600)
  try {
    await handle.writeFile(bytes)
    await handle.sync()
  } finally {
    await handle.close()
  }
  await rename(draft, target)
  // The name is durable only once its folder is.
  await sync(path.dirname(target))
}

async function get(key: string): Promise<Buffer | undefined> {
  try {
    return await readFile(fileOf(key))
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return undefined
    throw error
  }
}

async function check(): Promise<boolean> {
  try {
    await mkdir(folder(), { recursive: true, mode: 0o700 })
    await access(folder(), constants.W_OK)
    return true
  } catch {
    return false
  }
}

/**
 * Removes a document with the drafts that a killed process left of it: its bytes may show somebody's
 * identity.
 */
async function remove(key: string): Promise<void> {
  const file = fileOf(key)
  const folder = path.dirname(file)
  const names = await readdir(folder).catch(() => [])
  for (const name of names)
    if (name === key || name.startsWith(`${key}.`)) await rm(path.join(folder, name), { force: true })
}

/** Documents in `.data/documents/`: one process or several on one machine. */
export function localStore(): DocumentStore {
  return { put, get, check, remove }
}
