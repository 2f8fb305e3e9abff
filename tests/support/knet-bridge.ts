import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import * as errorRoute from '@/app/api/knet/error/route'
import * as responseRoute from '@/app/api/knet/response/route'
import * as init from '@/app/knet-simulator/kpg/PaymentHTTP.htm/route'
import * as page from '@/app/knet-simulator/kpg/paymentpage.htm/route'
import * as pipe from '@/app/knet-simulator/kpg/tranPipe.htm/route'
import { mockSettings } from './mock-settings'

type Handler = (request: Request) => Promise<Response>
const routes: Readonly<Record<string, Partial<Record<'GET' | 'POST', Handler>>>> = {
  '/api/knet/response': responseRoute, '/api/knet/error': errorRoute,
  '/knet-simulator/kpg/PaymentHTTP.htm': init as never, '/knet-simulator/kpg/paymentpage.htm': page, '/knet-simulator/kpg/tranPipe.htm': pipe as never,
}

/** Portal and gateway simulator behind one address of this process, talking over HTTP as they do when served. Mocks the settings. */
export async function knetBridge(): Promise<{ url: string; close: () => Promise<void> }> {
  const server = createServer(async (incoming, outgoing) => {
    const parts: Buffer[] = []
    for await (const part of incoming) parts.push(part as Buffer)
    const url = new URL(incoming.url!, String(mockSettings.SITE_URL))
    const handler = routes[url.pathname]?.[incoming.method as 'GET' | 'POST']
    const headers = Object.entries(incoming.headers).filter((entry): entry is [string, string] => typeof entry[1] === 'string')
    const answer = handler
      ? await handler(new Request(url, { method: incoming.method, headers, body: incoming.method === 'POST' ? Buffer.concat(parts) : undefined }))
      : new Response('not here', { status: 404 })
    outgoing.writeHead(answer.status, Object.fromEntries(answer.headers)).end(await answer.text())
  })
  await new Promise<void>((resolve) => { server.listen(0, 'localhost', resolve) })
  const host = `localhost:${(server.address() as AddressInfo).port}`
  Object.assign(mockSettings, { SITE_URL: `http://${host}`, HOSTS: [host] })
  return { url: `http://${host}`, close: () => new Promise((resolve) => { server.closeAllConnections(); server.close(() => resolve()) }) }
}
