import {
  Agent,
  createServer,
  request as open,
  type IncomingMessage,
  type Server,
  type ServerResponse,
} from 'node:http'
import { connect, type AddressInfo } from 'node:net'
import { boundBody } from '@/scripts/serve/bound-body'

const KB = 1024
const MAX_BYTES = 2048 * KB
let server: Server
let port: number
let bounded = true
let tooLarge = 0
const handlers: Record<string, (request: IncomingMessage, response: ServerResponse) => void> = {
  // As a handler does that has read what it wants: it stops, and the stream stands still.
  '/stops': (request, response) =>
    request.once('data', () => {
      request.pause()
      response.end('stopped')
    }),
  '/ignores': (_request, response) => void response.end('ignored'),
  // As the framework reads: by an iterator that is left alone.
  '/iterates': (request, response) => {
    const parts = request[Symbol.asyncIterator]()
    void parts.next().then(() => response.end('iterated'))
  },
  '/reads': (request, response) => {
    let bytes = 0
    request
      .on('data', (part: Buffer) => {
        bytes += part.length
      })
      .on('end', () => response.end(String(bytes)))
  },
}

beforeAll(async () => {
  server = createServer((request, response) => {
    response.on('error', () => undefined)
    if (bounded)
      boundBody(request, response, {
        most: MAX_BYTES,
        tooLarge: () => {
          tooLarge += 1
          setTimeout(
            () =>
              response.headersSent ||
              response.setHeader('Connection', 'close').writeHead(413).end('too large'),
            20,
          )
        },
      })
    handlers[request.url!]!(request, response)
  })
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done))
  port = (server.address() as AddressInfo).port
})
beforeEach(() => {
  ;[bounded, tooLarge] = [true, 0]
})
afterAll(
  () =>
    new Promise((done) => {
      server.close(done)
      server.closeAllConnections()
    }),
)

type Answer = { status?: number; text: string; connection?: string; port?: number }

function post(
  path: string,
  body: Buffer,
  agent: Agent,
  headers: Record<string, string | number> = { 'content-length': body.length },
): Promise<Answer> {
  return new Promise((done, failed) => {
    const call = open({ port, path, method: 'POST', agent, headers }, (answer) => {
      let text = ''
      answer
        .setEncoding('utf8')
        .on('data', (part: string) => {
          text += part
        })
        .on('end', () =>
          done({
            status: answer.statusCode,
            text,
            connection: answer.headers.connection,
            port: call.socket?.localPort,
          }),
        )
    })
    call
      .setTimeout(1500, () => call.destroy(new Error('hangs')))
      .on('error', failed)
      .end(body)
  })
}

/** One connection, as a proxy keeps it. */
async function oneConnection<T>(work: (agent: Agent) => Promise<T>): Promise<T> {
  const agent = new Agent({ keepAlive: true, maxSockets: 1 })
  try {
    return await work(agent)
  } finally {
    agent.destroy()
  }
}

it.each(['/stops', '/ignores', '/iterates'])(
  'after a body that %s has not read to its end, the next request on the connection is answered',
  async (path) => {
    await oneConnection(async (agent) => {
      for (const size of [180 * KB, 1800 * KB]) {
        const first = await post(path, Buffer.alloc(size), agent)
        const next = await post('/reads', Buffer.alloc(10), agent)
        expect([first.status, next.text, next.port]).toEqual([200, '10', first.port])
      }
    })
  },
)

it('without the bound it would wait for ever', async () => {
  bounded = false
  await expect(
    oneConnection(async (agent) => {
      await post('/iterates', Buffer.alloc(1800 * KB), agent)
      await post('/reads', Buffer.alloc(10), agent)
    }),
  ).rejects.toThrow(/hangs|socket hang up|ECONNRESET/)
})

it('a kept connection holds on to nothing of the bodies that it has carried', async () => {
  const closers = new Set<unknown>()
  const note = (request: IncomingMessage, response: ServerResponse) =>
    void response.once('close', () => closers.add(request.socket.destroySoon))
  server.on('request', note)
  await oneConnection(async (agent) => {
    for (let turn = 0; turn < 5; turn += 1)
      expect((await post('/reads', Buffer.alloc(10), agent)).text).toBe('10')
  })
  server.off('request', note)
  expect(closers.size).toBe(1)
})

it('a body without a length is counted: cut above the limit, answered, and the connection closed', async () => {
  await oneConnection(async (agent) => {
    const chunked = { 'transfer-encoding': 'chunked' }
    expect(await post('/reads', Buffer.alloc(MAX_BYTES), agent, chunked)).toMatchObject({
      status: 200,
      text: String(MAX_BYTES),
    })
    expect(await post('/reads', Buffer.alloc(MAX_BYTES + 1), agent, chunked)).toMatchObject({
      status: 413,
      text: 'too large',
      connection: 'close',
    })
    expect(tooLarge).toBe(1)
    expect((await post('/reads', Buffer.alloc(1), agent)).text).toBe('1')
  })
})

it.each([
  ['/reads', 413],
  ['/stops', 200],
  ['/ignores', 200],
  ['/iterates', 200],
])('who sends without end to what %s is closed, having been answered', async (path, status) => {
  const socket = connect(port, '127.0.0.1')
  let said = ''
  let sent = 0
  socket
    .on('data', (part: Buffer) => {
      said += part.toString()
    })
    .on('error', () => undefined)
  socket.write(`POST ${path} HTTP/1.1\r\nHost: x\r\nTransfer-Encoding: chunked\r\n\r\n`)
  const chunk = Buffer.concat([Buffer.from('40000\r\n'), Buffer.alloc(0x40000), Buffer.from('\r\n')])
  const pump = (): void => {
    while (socket.writable && sent < 300) {
      sent += 1
      if (!socket.write(chunk)) return
    }
  }
  socket.on('drain', pump)
  pump()
  await new Promise((done) => socket.once('end', done))
  expect(said).toMatch(new RegExp(`^HTTP/1\\.1 ${status} `))
  // It stands still long before all 75 MB are through.
  expect(sent).toBeLessThan(300)
  socket.destroy()
})
