import { standIn, type StandIn } from './stand-ins'

const field = (xml: string, name: string) => new RegExp(`<${name}>([^<]*)`).exec(xml)?.[1] ?? ''

/**
 * KNET's pipe over HTTP: answers every inquiry (action 8) and refund (action 2) with CAPTURED, of the amount asked
 * about. Its settings go over those of the test.
 * @param called what each of its answers waits for
 */
export async function knetStandIn(
  called: () => Promise<void> = () => Promise.resolve(),
): Promise<StandIn & { settings: Record<string, string>; actions: string[] }> {
  const actions: string[] = []
  const server = await standIn(async ({ body }) => {
    const xml = body.toString()
    await called()
    actions.push(field(xml, 'action'))
    const trackId = field(xml, 'trackid')
    // The same payment has the same number at each answer.
    const paymentId = `7${[...trackId].reduce((sum, sign) => (sum * 31 + sign.charCodeAt(0)) % 1e9, 7)}`
    const fields = Object.entries({
      result: 'CAPTURED',
      amt: field(xml, 'amt'),
      trackid: trackId,
      payid: paymentId,
      tranid: `${field(xml, 'action')}${paymentId}`,
    })
    return { bytes: Buffer.from(fields.map(([name, value]) => `<${name}>${value}</${name}>`).join('')) }
  })
  const settings = {
    KNET_TRANPORTAL_ID: '4711',
    KNET_TRANPORTAL_PASSWORD: 'password',
    KNET_RESOURCE_KEY: 'SIXTEENLETTERS16',
    KNET_BASE_URL: server.url,
  }
  return { ...server, settings, actions }
}
