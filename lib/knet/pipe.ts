import { XMLParser, XMLValidator } from 'fast-xml-parser'
import type { Fils } from '@/lib/core/money'
import { amountText, readAmount } from './amount'
import { postXml } from './post-xml'
import { redact } from './redact'
import { inquiryOutcome, type GatewayOutcome } from './result'
import { terminal } from './terminal'

type PipeAnswer = {
  /** KNET's word as it came; empty when nothing came. */
  result: string
  trackId?: string
  paymentId?: string
  amountFils?: Fils
  tranId?: string
  ref?: string
  auth?: string
  postDate?: string
  responseCode?: string
  /** What went and what came, without password and key, for the books. */
  sent: string
  received: string
}
/** UNREACHABLE: no answer, or none that can be read. */
export type InquiryAnswer = PipeAnswer & { outcome: GatewayOutcome | 'UNREACHABLE' }
/**
 * DONE only for CAPTURED; REFUSED for a named refusal; UNKNOWN when the answer was lost or makes no sense:
 * nothing may be sent again then.
 */
export type RefundAnswer = PipeAnswer & { outcome: 'DONE' | 'REFUSED' | 'UNKNOWN' }

type Question = { trackId: string; amountFils: Fils }

const parser = new XMLParser({
  processEntities: false,
  ignoreAttributes: true,
  parseTagValue: false,
  trimValues: true,
})

/** Of one value: none has more, and each may end in an index. */
const MAX_CHARACTERS = 120

/**
 * Fields of an answer: an XML fragment without a root, whose empty values may be the text `null` (knet.md
 * §4).
 */
function fieldsOf(xml: string): Readonly<Record<string, string>> {
  // No document type, no entities, no comments: KNET sends none, and each is a way to hide something.
  const inner = `<answer>${xml.replace(/^\s*<\?xml[^>]*\?>/, '')}</answer>`
  // Well-formed or nothing: an answer cut off in the middle must not be read as a smaller amount.
  if (/<[!?]/.test(inner) || XMLValidator.validate(inner) !== true) return {}
  try {
    const root = (parser.parse(inner) as { answer?: unknown }).answer
    const holder = [root, (root as Record<string, unknown> | undefined)?.response].find(
      (part) => typeof part === 'object' && part !== null && 'result' in part,
    )
    return Object.fromEntries(
      Object.entries((holder ?? {}) as Record<string, unknown>)
        .filter(
          (entry): entry is [string, string] =>
            typeof entry[1] === 'string' && entry[1] !== '' && entry[1] !== 'null',
        )
        .map(([name, value]) => [name.toLowerCase(), value.slice(0, MAX_CHARACTERS)]),
    )
  } catch {
    return {}
  }
}

/**
 * One question over the pipe. Never throws: a lost answer has an empty result.
 * @param action 2 refund, 8 inquiry
 */
async function ask(action: '2' | '8', { trackId, amountFils: asked }: Question): Promise<PipeAnswer> {
  if (!/^[A-Za-z0-9]{1,40}$/.test(trackId)) throw new RangeError('not a track id')
  const { id, password, baseUrl } = terminal()
  // No root element: every gateway seen takes it (§4). TrackID names what `transid` is.
  const xml = Object.entries({
    id,
    password,
    action,
    amt: amountText(asked),
    trackid: trackId,
    transid: trackId,
    udf5: 'TrackID',
  })
    .map(([name, value]) => `<${name}>${escape(value)}</${name}>`)
    .join('')
  const received = await postXml(`${baseUrl}/kpg/tranPipe.htm?param=tranInit`, xml)
  const fields = fieldsOf(received)
  const amountFils = readAmount(fields.amt ?? '')
  // An amount that KNET's field cannot hold is no answer of KNET's: nothing is concluded from the rest of it.
  const result = fields.amt !== undefined && amountFils === undefined ? '' : (fields.result ?? '')
  const postDate = /^\d{4}$/.test(fields.postdate ?? '') ? fields.postdate : undefined
  return {
    result,
    trackId: fields.trackid,
    paymentId: fields.payid ?? fields.paymentid,
    amountFils,
    tranId: fields.tranid,
    ref: fields.ref,
    auth: fields.auth,
    postDate,
    responseCode: fields.authrespcode ?? fields.authresponsecode,
    sent: redact(xml),
    received: redact(received),
  }
}

const escape = (text: string) => text.replaceAll('&', '&amp;').replaceAll('<', '&lt;')

/**
 * Asks KNET what became of a payment (action 8).
 * @param amountFils the payment's own amount: another is answered with SUSPECT
 */
export async function sendInquiry(question: Question): Promise<InquiryAnswer> {
  const answer = await ask('8', question)
  return { ...answer, outcome: answer.result ? inquiryOutcome(answer.result) : 'UNREACHABLE' }
}

/**
 * Sends money back (action 2), in full or in part. KNET knows no idempotency key: whoever calls has one
 * refund in flight a payment, and never repeats one whose answer was lost.
 */
export async function sendRefund(question: Question): Promise<RefundAnswer> {
  const answer = await ask('2', question)
  const word = answer.result.trim().toUpperCase()
  const refused =
    word.startsWith('!ERROR!-IPAY01') ||
    ['NOT CAPTURED', 'DENIED BY RISK', 'FAILURE(NOT CAPTURED)'].includes(word)
  if (word === 'CAPTURED') return { ...answer, outcome: 'DONE' }
  return { ...answer, outcome: refused ? 'REFUSED' : 'UNKNOWN' }
}
