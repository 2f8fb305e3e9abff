import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import * as errorRoute from '@/app/api/knet/error/route'
import * as response from '@/app/api/knet/response/route'
import * as begin from '@/app/knet-simulator/kpg/PaymentHTTP.htm/route'
import * as payer from '@/app/knet-simulator/kpg/paymentpage.htm/route'
import * as pipe from '@/app/knet-simulator/kpg/tranPipe.htm/route'
import { mockSettings } from './mock-settings'

type Handlers = {
  GET?: (request: Request) => Promise<Response>
  POST?: (request: Request) => Promise<Response>
}

const ROUTES: Record<string, Handlers> = {
  '/api/knet/response': response,
  '/api/knet/error': errorRoute,
  '/knet-simulator/kpg/PaymentHTTP.htm': begin,
  '/knet-simulator/kpg/paymentpage.htm': payer,
  '/knet-simulator/kpg/tranPipe.htm': pipe,
}

export type GatewayAndMerchant = {
  url: string
  /** A browser without scripts: an address, or a form posted to it; it follows nothing. */
  browse: (
    address: string,
    form?: Record<string, string>,
  ) => Promise<{ status: number; location: string; text: string }>
  close: () => Promise<void>
}

/**
 * The gateway's routes and the merchant's behind one real port, which becomes SITE_URL: messages go over the
 * network as they do in the demonstration. The test mocks `@/lib/env` (see mock-settings).
 * @param around what the test does around each answer
 */
export async function openGatewayAndMerchant({
  around = (act) => act(),
}: { around?: (act: () => Promise<Response>) => Promise<Response> } = {}): Promise<GatewayAndMerchant> {
  const server = createServer((incoming, outgoing) => {
    const parts: Buffer[] = []
    incoming
      .on('data', (part: Buffer) => parts.push(part))
      .on('end', () => {
        const url = `http://${incoming.headers.host}${incoming.url}`
        const handler = ROUTES[new URL(url).pathname]?.[incoming.method as 'GET' | 'POST']
        const request = new Request(url, {
          method: incoming.method,
          headers: incoming.headers as Record<string, string>,
          ...(incoming.method === 'POST' && { body: Buffer.concat(parts) }),
        })
        void around(() => handler?.(request) ?? Promise.resolve(new Response('', { status: 404 })))
          .then(async (answer) =>
            outgoing.writeHead(answer.status, Object.fromEntries(answer.headers)).end(await answer.text()),
          )
          .catch(() => outgoing.writeHead(500).end())
      })
  })
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done))
  const { port } = server.address() as AddressInfo
  const url = `http://localhost:${port}`
  Object.assign(mockSettings, { SITE_URL: url, HOSTS: [`localhost:${port}`, `127.0.0.1:${port}`] })
  return {
    url,
    browse: async (address, form) => {
      const answer = await fetch(new URL(address, url), {
        redirect: 'manual',
        ...(form && { method: 'POST', body: new URLSearchParams(form), headers: { origin: url } }),
      })
      return {
        status: answer.status,
        location: answer.headers.get('location') ?? '',
        text: await answer.text(),
      }
    },
    close: () =>
      new Promise((done) => {
        server.close(() => done())
        server.closeAllConnections()
      }),
  }
}
