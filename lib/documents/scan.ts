import { connect } from 'node:net'
import { fail, ok, type Result } from '@/lib/core/result'
import { env } from '@/lib/env'

const TIMEOUT_MS = 15_000
const CHUNK = 64 * 1024

/** Asks clamd over its INSTREAM command: chunks with a length before each, an empty one at the end. */
function askClamd(url: URL, bytes: Buffer): Promise<string> {
  return new Promise((resolve, reject) => {
    const socket = connect({ host: url.hostname, port: Number(url.port || 3310) })
    let answer = ''
    socket.setTimeout(TIMEOUT_MS, () => socket.destroy(new Error('the scanner does not answer')))
    socket.on('error', reject)
    socket.on('data', (part) => {
      answer += part.toString('latin1')
    })
    socket.on('close', () => resolve(answer.replaceAll('\0', '').trim()))
    socket.on('connect', () => {
      socket.write('zINSTREAM\0')
      for (let at = 0; at < bytes.length; at += CHUNK) {
        const part = bytes.subarray(at, at + CHUNK)
        const length = Buffer.alloc(4)
        length.writeUInt32BE(part.length)
        socket.write(length)
        socket.write(part)
      }
      socket.write(Buffer.alloc(4))
    })
  })
}

/**
 * The virus scanner, when CLAMD_URL names one (production names one, or `none`).
 * @returns `fileInfected` when something is found; `scannerUnavailable` when there is no clear answer:
 * nothing passes unscanned
 */
export async function scanFile(bytes: Buffer): Promise<Result> {
  if (!env.CLAMD_URL || env.CLAMD_URL === 'none') return ok()
  try {
    const answer = await askClamd(new URL(env.CLAMD_URL), bytes)
    if (answer.endsWith(': OK')) return ok()
    return answer.endsWith('FOUND') ? fail('fileInfected', 'file') : fail('scannerUnavailable', 'file')
  } catch {
    return fail('scannerUnavailable', 'file')
  }
}
