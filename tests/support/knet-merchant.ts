import { createCipheriv, createDecipheriv } from 'node:crypto'
import { createServer, type IncomingMessage } from 'node:http'
import type { AddressInfo } from 'node:net'

// A merchant for the simulator's tests: written with node:crypto alone, so that neither half of the product
// tests itself.

export const KEY = 'SIMULATORKEY2026'
export const SIMULATOR = 'http://localhost:3000/knet-simulator'

export function seal(text: string, key = KEY): string {
  const cipher = createCipheriv('aes-128-cbc', key, key)
  return cipher.update(text, 'utf8', 'hex') + cipher.final('hex')
}

export function unseal(hex: string, key = KEY): string {
  const cipher = createDecipheriv('aes-128-cbc', key, key)
  return cipher.update(hex, 'hex', 'utf8') + cipher.final('utf8')
}

type Heard = { method: string; url: string; type: string; body: string }

export type Merchant = {
  /** Its responseURL. */
  url: string
  heard: Heard[]
  /** What it acknowledges with: status, body, headers, milliseconds to wait. */
  reply: { status: number; body: string; headers?: Record<string, string>; wait?: number }
  close: () => Promise<void>
}

export const RECEIPT = 'http://localhost:3000/ar/payments/return/opaque'

/** A server that takes notifications on a free port. */
export async function openMerchant(): Promise<Merchant> {
  const heard: Heard[] = []
  const read = async (request: IncomingMessage) => {
    let body = ''
    for await (const chunk of request) body += String(chunk)
    return body
  }
  const merchant: Merchant = {
    url: '',
    heard,
    reply: { status: 200, body: `REDIRECT=${RECEIPT}` },
    close: () =>
      new Promise((done) => {
        server.close(() => done())
        server.closeAllConnections()
      }),
  }
  const server = createServer((request, response) => {
    void read(request).then((body) => {
      heard.push({
        method: request.method ?? '',
        url: request.url ?? '',
        type: request.headers['content-type'] ?? '',
        body,
      })
      const { status, body: text, headers, wait = 0 } = merchant.reply
      setTimeout(
        () => response.writeHead(status, { 'content-type': 'text/plain', ...headers }).end(text),
        wait,
      )
    })
  })
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done))
  merchant.url = `http://127.0.0.1:${(server.address() as AddressInfo).port}/response`
  return merchant
}

/** The plain text of a request in the kit's order, with some fields other or (null) left out. */
export function requestText(merchant: { url: string }, other: Record<string, string | null> = {}): string {
  const fields: Record<string, string | null> = {
    id: '100901',
    password: '100901pg',
    action: '1',
    langid: 'AR',
    currencycode: '414',
    amt: '10.500',
    responseURL: merchant.url,
    errorURL: merchant.url.replace('response', 'error'),
    trackid: 'TRACK0000000000000000001',
    udf1: 'a1',
    udf2: '',
    udf3: '',
    udf4: '',
    udf5: '',
    ...other,
  }
  return Object.entries(fields)
    .filter(([, value]) => value !== null)
    .map(([name, value]) => `${name}=${value}`)
    .join('&')
}

/** The address that the payer's browser calls. */
export function initUrl(plain: string, query: Record<string, string> = {}): string {
  const fields = { param: 'paymentInit', trandata: seal(plain), tranportalId: '100901', ...query }
  return `${SIMULATOR}/kpg/PaymentHTTP.htm?${new URLSearchParams(fields)}`
}

/** A request to the pipe, without a root. */
export function pipeXml(action: '2' | '8', other: Record<string, string> = {}): string {
  const fields = {
    id: '100901',
    password: '100901pg',
    action,
    amt: '10.500',
    trackid: 'TRACK0000000000000000001',
    transid: 'TRACK0000000000000000001',
    udf5: 'TrackID',
    ...other,
  }
  return Object.entries(fields)
    .map(([name, value]) => `<${name}>${value}</${name}>`)
    .join('')
}
