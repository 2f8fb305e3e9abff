import { faultsShape, OUTCOMES, type Faults } from './faults'

type Switch = {
  name: keyof Faults
  label: string
  kind: 'number' | 'text' | 'flag' | 'json' | readonly string[]
}

/** The faults as fields of the control page's form. */
export const SWITCHES: readonly Switch[] = [
  { name: 'notification', label: 'Notification is sent', kind: ['once', 'twice', 'drop'] },
  { name: 'delaySeconds', label: 'Delay before it, seconds (0–60)', kind: 'number' },
  { name: 'style', label: 'Delivery style (browser: the old one)', kind: ['notification', 'browser'] },
  { name: 'body', label: 'Shape of the body', kind: ['hex', 'form', 'get'] },
  { name: 'hexCase', label: 'Case of the hexadecimal', kind: ['upper', 'lower'] },
  { name: 'otherAmountFils', label: 'Another amount in the notification, fils', kind: 'number' },
  { name: 'capturedAmountFils', label: 'Another amount taken, fils', kind: 'number' },
  { name: 'otherTrackId', label: 'Another track id in the notification', kind: 'text' },
  { name: 'otherKey', label: 'Another key, 16 characters', kind: 'text' },
  {
    name: 'hostTimeout',
    label: 'Host timeout (captured: the money is taken all the same)',
    kind: ['no', 'failed', 'captured'],
  },
  { name: 'errorParams', label: 'Error code in clear to errorURL instead (IPAY0100158)', kind: 'text' },
  { name: 'loseAcknowledgement', label: 'Lose the acknowledgement: money is given back', kind: 'flag' },
  { name: 'acknowledgementSeconds', label: 'Wait for the acknowledgement, seconds', kind: 'number' },
  { name: 'pageMinutes', label: 'Life of the payment page, minutes', kind: 'number' },
  { name: 'pipe', label: 'Inquiry and refund', kind: ['up', 'down', 'answerLost'] },
  { name: 'inquiryWord', label: 'Word for money taken, in an inquiry', kind: ['SUCCESS', 'CAPTURED'] },
  { name: 'otherwise', label: 'Outcome of every other card or expiry', kind: OUTCOMES },
  { name: 'cards', label: 'Outcomes by card and expiry (JSON)', kind: 'json' },
]

/** Faults from the posted form: an empty field is what nobody touched. */
export function readSwitches(form: ReadonlyMap<string, string>): Record<string, unknown> {
  const plain = faultsShape.parse({})
  return Object.fromEntries(
    SWITCHES.map(({ name, kind }) => {
      const text = form.get(name)?.trim() ?? ''
      if (kind === 'flag') return [name, text === 'on']
      if (text === '') return [name, plain[name]]
      if (kind === 'number') return [name, Number(text)]
      return [name, kind === 'json' ? readJson(text) : text]
    }),
  )
}

function readJson(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return text
  }
}
