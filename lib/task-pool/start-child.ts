import type { ChildProcess } from 'node:child_process'
import path from 'node:path'
import type { Socket } from 'node:net'

// Not imported: the bundler would follow `fork` and take the child's file for a part of the pages.
const { fork } = process.getBuiltinModule('node:child_process')

const SAID_CHARACTERS = 2000

export type ChildLimits = {
  /** Resident memory, the child's own start (about 120) included. */
  megabytes: number
  /**
   * Processor time of one task: a machine that is busy with other things must not make an honest file too
   * slow.
   */
  seconds: number
  /** Gives way to pages: for what strangers send. */
  background: boolean
}

export type Child = ChildProcess & {
  /** The child has loaded its entry. */
  ready: boolean
  /** While it works, it keeps this process alive. */
  hold: () => void
  release: () => void
  /** The end of what it wrote to its error output. */
  said: () => string
}

/**
 * The file of a child's entry: compiled where this process is (scripts/run.mjs), else the source, which needs
 * tsx and is for development and tests.
 */
function fileOf(entry: string): string {
  const programs = (globalThis as { portalPrograms?: string }).portalPrograms
  return programs ? path.join(programs, entry.replace(/\.ts$/, '.mjs')) : path.resolve(entry)
}

/**
 * Starts a child that loads `entry` (a source's path from the project's folder) and serves tasks. It gets none
 * of this process's settings: what reads strangers' files knows no key and no password.
 */
export function startChild(entry: string, { megabytes, seconds, background }: ChildLimits): Child {
  let said = ''
  const child = fork(
    path.resolve('lib/task-pool/child-start.mjs'),
    [fileOf(entry), JSON.stringify({ megabytes, seconds, background, server: process.pid })],
    {
      execArgv: [`--max-old-space-size=${megabytes}`],
      // React's development build takes twice the time.
      env: { NODE_ENV: 'production' },
      // Keeps bytes and dates as they are.
      serialization: 'advanced',
      stdio: ['ignore', 'ignore', 'pipe', 'ipc'],
    },
  )
  const errors = child.stderr as Socket
  errors.on('data', (part: Buffer) => {
    said = (said + part.toString()).slice(-SAID_CHARACTERS)
  })
  errors.unref()
  const release = () => {
    child.unref()
    child.channel?.unref()
  }
  release()
  return Object.assign(child, {
    ready: false,
    said: () => said,
    release,
    hold: () => {
      child.ref()
      child.channel?.ref()
    },
  })
}
