import { request as overHttp } from 'node:http'
import { request as overHttps } from 'node:https'
import { logger } from '@/lib/core/logger'

const TIMEOUT_MS = 20_000
const MAX_BYTES = 64 * 1024

/**
 * Posts a document to the gateway. TLS is verified; plain http is for the simulator alone (lib/env refuses it
 * in production). Redirects are not followed: the password goes to no other host.
 * @returns the body of a 200, cut at 64 KB; empty for every other answer, a lost one and a late one
 */
export function postXml(address: string, xml: string, timeoutMs = TIMEOUT_MS): Promise<string> {
  const url = new URL(address)
  const open = url.protocol === 'https:' ? overHttps : overHttp
  return new Promise((resolve) => {
    const lost = (reason: string) => {
      clearTimeout(timer)
      // Neither body: both hold secrets or personal data.
      logger.warn({ host: url.host, reason }, 'KNET gave no answer')
      resolve('')
    }
    const call = open(
      url,
      {
        method: 'POST',
        rejectUnauthorized: true,
        agent: false,
        headers: {
          'content-type': 'application/xml',
          'content-length': Buffer.byteLength(xml),
          accept: 'application/xml, text/xml, text/plain',
        },
      },
      (answer) => {
        const parts: Buffer[] = []
        let bytes = 0
        answer.on('data', (part: Buffer) => {
          bytes += part.length
          if (bytes > MAX_BYTES) call.destroy(new Error('too long'))
          else parts.push(part)
        })
        answer.on('error', (error) => lost(error.message))
        answer.on('end', () => {
          if (answer.statusCode !== 200) return lost(`status ${answer.statusCode}`)
          clearTimeout(timer)
          resolve(Buffer.concat(parts).toString('utf8'))
        })
      },
    )
    const timer = setTimeout(() => call.destroy(new Error('timeout')), timeoutMs)
    call.on('error', (error) => lost(error.message))
    call.end(xml)
  })
}
