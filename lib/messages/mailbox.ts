import { mkdir, open, readdir, readFile, rename, stat } from 'node:fs/promises'
import path from 'node:path'
import { isId } from '@/lib/core/ids'
import { env } from '@/lib/env'
import type { MessageChannel } from '@/lib/db/generated/enums'

/** What lands in the mailbox where no provider is set up: one JSON file a message, named by its id. */
export type MailboxMessage = {
  id: string
  /** ISO 8601, domain time. */
  at: string
  channel: MessageChannel
  template: string
  locale: string
  from: string
  to: string
  subject: string
  text: string
  html: string
}

const folder = () => path.resolve(env.DATA_DIR, 'messages')

/** Writes a message whole or not at all; a second delivery of the same id changes nothing. @returns its id */
export async function putInMailbox(message: MailboxMessage): Promise<string> {
  const target = path.join(folder(), `${message.id}.json`)
  await mkdir(folder(), { recursive: true, mode: 0o700 })
  if (await stat(target).catch(() => undefined)) return message.id
  const draft = `${target}.${process.pid}.tmp`
  const file = await open(draft, 'w', 0o600)
  try {
    await file.writeFile(`${JSON.stringify(message, null, 2)}\n`)
    await file.sync()
  } finally {
    await file.close()
  }
  await rename(draft, target)
  return message.id
}

/** One message, or undefined. */
export async function findInMailbox(id: string): Promise<MailboxMessage | undefined> {
  if (!isId(id)) return undefined
  try {
    return JSON.parse(await readFile(path.join(folder(), `${id}.json`), 'utf8')) as MailboxMessage
  } catch {
    return undefined
  }
}

/**
 * The newest messages first (ids sort by time).
 * @param to only those whose recipient contains this text
 * @param most how many at most
 */
export async function listMailbox({ to, most = 100 }: { to?: string; most?: number } = {}): Promise<
  MailboxMessage[]
> {
  const names = (await readdir(folder()).catch(() => []))
    .filter((name) => name.endsWith('.json'))
    .sort()
    .reverse()
  const found: MailboxMessage[] = []
  for (const name of names) {
    const message = await findInMailbox(name.slice(0, -'.json'.length))
    if (message && (!to || message.to.toLowerCase().includes(to.toLowerCase()))) found.push(message)
    if (found.length === most) break
  }
  return found
}
