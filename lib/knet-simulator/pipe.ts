import { readAmount, writeAmount } from './amount'
import { refuseInProduction } from './available'
import { currentFaults } from './faults'
import { errorResult, type IpayCode } from './ipay'
import { findLookedUp, type Lookup } from './look-up'
import { UNDECIDED, type Payment } from './payment'
import { readElements, writeElements } from './pipe-xml'
import { refundPayment } from './refund-payment'
import { terminal } from './terminal'

export type PipeAnswer = { status: number; body: string }

const refused = (code: IpayCode): PipeAnswer => ({
  status: 200,
  body: writeElements([
    ['result', errorResult(code)],
    ['error_code_tag', code],
    ['error_service_tag', null],
  ]),
})

/**
 * Answers a call of the pipe: inquiry (8) or refund (2), plain XML over TLS (knet.md §4).
 * @param xml the body as it came
 */
export async function answerPipe(xml: string): Promise<PipeAnswer> {
  refuseInProduction()
  const elements = readElements(xml)
  if (!elements) return refused('IPAY0100013')
  const element = (name: string) => elements.get(name) ?? ''
  const known = terminal()
  if (element('id') === '') return refused('IPAY0100005')
  if (element('id') !== known.id) return refused('IPAY0100006')
  if (element('password') !== known.password) return refused('IPAY0100015')
  const action = element('action')
  if (action !== '8' && action !== '2') return refused('IPAY0100020')
  if (!['', '414'].includes(element('currencycode'))) return refused('IPAY0100022')
  if (element('amt') === '') return refused('IPAY0100023')
  const amountFils = readAmount(element('amt'))
  if (amountFils === undefined || amountFils === 0) return refused('IPAY0100024')
  if (element('trackid') === '') return refused('IPAY0100063')
  const lookup: Lookup = { by: element('udf5'), value: element('transid'), trackId: element('trackid') }
  const payment = await findLookedUp(lookup)
  const pipe = payment && payment.faults.pipe !== 'up' ? payment.faults.pipe : (await currentFaults()).pipe
  if (pipe === 'down') return { status: 503, body: 'Service Unavailable' }
  const answer =
    action === '8'
      ? answerInquiry(payment, amountFils, lookup)
      : await answerRefund(payment, amountFils, lookup)
  return pipe === 'answerLost' ? { status: 503, body: 'Service Unavailable' } : answer
}

/**
 * What an inquiry says of a state (knet.md §3.4). A payment that the payer cancelled never reached a bank.
 */
const INQUIRY: Record<string, string> = {
  NOT_CAPTURED: 'FAILURE(NOT CAPTURED)',
  CANCELED: 'FAILURE(NOT CAPTURED)',
  HOST_TIMEOUT: 'FAILURE(HOST TIMEOUT)',
  DENIED_BY_RISK: 'FAILURE(DENIED BY RISK)',
  VOIDED: 'VOIDED',
}

function answerInquiry(payment: Payment | undefined, amountFils: number, lookup: Lookup): PipeAnswer {
  if (!payment || UNDECIDED.includes(payment.state)) return refused('IPAY0100263')
  const same = payment.amountFils === amountFils && payment.trackId === lookup.trackId
  const result = same ? (INQUIRY[payment.state] ?? payment.faults.inquiryWord) : 'FAILURE(SUSPECT)'
  return { status: 200, body: describe(payment, result, payment, payment.amountFils, lookup) }
}

async function answerRefund(
  payment: Payment | undefined,
  amountFils: number,
  lookup: Lookup,
): Promise<PipeAnswer> {
  if (!payment || UNDECIDED.includes(payment.state)) return refused('IPAY0100115')
  if (payment.trackId !== lookup.trackId) return refused('IPAY0100116')
  const done = await refundPayment(payment.paymentId, amountFils)
  if (!done.ok) return refused(done.code)
  return { status: 200, body: describe(payment, 'CAPTURED', { ...payment, ...done }, amountFils, lookup) }
}

/** @param numbers the bank's, of the payment or of its refund */
function describe(
  payment: Payment,
  result: string,
  numbers: Pick<Payment, 'auth' | 'ref' | 'tranId' | 'postDate'>,
  amountFils: number,
  lookup: Lookup,
): string {
  return writeElements([
    ['result', result],
    ['auth', numbers.auth],
    ['ref', numbers.ref],
    ['avr', 'N'],
    ['postdate', numbers.postDate],
    ['tranid', numbers.tranId],
    ['trackid', payment.trackId],
    ['payid', payment.paymentId],
    // The fifth field comes back as the name of the key that was looked up by.
    ...[...payment.udf.slice(0, 4), lookup.by || 'TransID'].map(
      (value, index) => [`udf${index + 1}`, value] as const,
    ),
    ['amt', writeAmount(amountFils)],
    ...(payment.responseCode === null ? [] : [['authRespCode', payment.responseCode] as const]),
  ])
}
