import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { sendInquiry, sendRefund } from '@/lib/knet/pipe'
import { postXml } from '@/lib/knet/post-xml'
import { mockSettings } from '@/tests/support/mock-settings'

jest.mock('@/lib/env', () =>
  jest
    .requireActual<typeof import('@/tests/support/mock-settings')>('@/tests/support/mock-settings')
    .mockedEnv(),
)

beforeAll(() =>
  Object.assign(mockSettings, {
    KNET_TRANPORTAL_ID: '4711',
    KNET_TRANPORTAL_PASSWORD: 'pass&word',
    KNET_RESOURCE_KEY: 'SIXTEENLETTERS16',
  }),
)

/** A gateway that answers one way. */
async function gateway(status: number, body: string, delay = 0) {
  const asked: string[] = []
  const server = createServer((request, response) => {
    const parts: Buffer[] = []
    request.on('data', (part: Buffer) => parts.push(part))
    request.on('end', () => {
      asked.push(Buffer.concat(parts).toString())
      setTimeout(() => response.writeHead(status, { location: 'http://localhost/' }).end(body), delay).unref()
    })
  })
  await new Promise<void>((resolve) => {
    server.listen(0, 'localhost', resolve)
  })
  return {
    url: `http://localhost:${(server.address() as AddressInfo).port}`,
    asked,
    close: () =>
      new Promise<void>((resolve) => {
        server.closeAllConnections()
        server.close(() => resolve())
      }),
  }
}

async function answered<T>(
  body: string,
  work: () => Promise<T>,
  status = 200,
): Promise<{ answer: T; asked: string[] }> {
  const server = await gateway(status, body)
  mockSettings.KNET_BASE_URL = server.url
  try {
    return { answer: await work(), asked: server.asked }
  } finally {
    await server.close()
  }
}

const TRACK = 'AbCdEfGhJkLmNpQrStUvWxYz'
const inquiry = () => sendInquiry({ trackId: TRACK, amountFils: 70_000 })
const refund = () => sendRefund({ trackId: TRACK, amountFils: 500 })
const SUCCESS = `<result>SUCCESS</result><auth>B12345</auth><ref>632812345678</ref><avr>N</avr><postdate>1124</postdate><tranid>202632812345678</tranid><trackid>${TRACK}</trackid><payid>100202632812345678</payid><udf1>null</udf1><udf5>TrackID</udf5><amt>70.000</amt><authRespCode>00</authRespCode>`

it('asks without a root element, and reads an answer without one', async () => {
  const { answer, asked } = await answered(SUCCESS, inquiry)
  expect(asked).toEqual([
    `<id>4711</id><password>pass&amp;word</password><action>8</action><amt>70.000</amt><trackid>${TRACK}</trackid><transid>${TRACK}</transid><udf5>TrackID</udf5>`,
  ])
  expect(answer).toMatchObject({
    outcome: 'CAPTURED',
    trackId: TRACK,
    amountFils: 70_000,
    paymentId: '100202632812345678',
    tranId: '202632812345678',
    postDate: '1124',
    responseCode: '00',
  })
  expect(answer.sent).toContain('<password>***</password>')
})

it.each([
  [
    'what is not found',
    '<result>!ERROR!-IPAY0100263-Transaction not found.</result><error_code_tag>IPAY0100263</error_code_tag><error_service_tag>null</error_service_tag>',
    'NOT_FOUND',
  ],
  ['a suspicion', '<result>FAILURE(SUSPECT)</result>', 'SUSPECT'],
  ['a declaration and a root', `<?xml version="1.0"?><response>${SUCCESS}</response>`, 'CAPTURED'],
  ['a page', '<html><body>Sorry</body></html>', 'UNREACHABLE'],
  ['nothing', '', 'UNREACHABLE'],
  ['half an answer', '<result>SUCC', 'UNREACHABLE'],
  ['two results', '<result>SUCCESS</result><result>NOT CAPTURED</result>', 'UNREACHABLE'],
  ['an entity', '<!DOCTYPE a [<!ENTITY b "SUCCESS">]><result>&b;</result>', 'UNREACHABLE'],
  ['an entity without its type', '<result>&b;</result>', 'UNCLEAR'],
  ['an amount beyond the field', SUCCESS.replace('70.000', '1000000.000'), 'UNREACHABLE'],
  ['no amount at all', SUCCESS.replace('<amt>70.000</amt>', ''), 'CAPTURED'],
  ['a comment within', '<result>SUC<!-- -->CESS</result>', 'UNREACHABLE'],
])('reads %s', async (_what, body, outcome) =>
  expect((await answered(body, inquiry)).answer.outcome).toBe(outcome),
)

it.each([
  ['a server that fails', 500],
  ['a redirect, which is not followed', 302],
])('takes %s for no answer', async (_what, status) => {
  expect((await answered(SUCCESS, inquiry, status)).answer).toMatchObject({
    outcome: 'UNREACHABLE',
    received: '',
  })
})

it.each([
  ['<result>CAPTURED</result>', 'DONE'],
  ['<result>NOT CAPTURED</result>', 'REFUSED'],
  ['<result>!ERROR!-IPAY0100199-Already</result>', 'REFUSED'],
  ['<result>!ERROR!-IPAY0200001-x</result>', 'UNKNOWN'],
  ['<result>SUCCESS</result>', 'UNKNOWN'],
  ['', 'UNKNOWN'],
])('takes the refund answer %j for %s', async (body, outcome) => {
  const { answer, asked } = await answered(body, refund)
  expect(answer.outcome).toBe(outcome)
  expect(asked[0]).toContain('<action>2</action><amt>0.500</amt>')
})

it('gives up on a gateway that says nothing, or is not there', async () => {
  const server = await gateway(200, SUCCESS, 2000)
  expect(await postXml(server.url, '<a/>', 100)).toBe('')
  await server.close()
  expect(await postXml(server.url, '<a/>')).toBe('')
})
