import { z } from 'zod'
import { db } from '@/lib/db/client'
import { refuseInProduction } from './available'

export const OUTCOMES = [
  'CAPTURED',
  'NOT CAPTURED',
  'DENIED BY RISK',
  'HOST TIMEOUT',
  'HOST TIMEOUT CAPTURED',
] as const
/** `HOST TIMEOUT CAPTURED`: the notification says HOST TIMEOUT while the bank took the money. */
export type Outcome = (typeof OUTCOMES)[number]

const rule = z.strictObject({
  card: z.string().regex(/^888888\d{10}$/),
  /** `MM/YYYY`, or `*` for every expiry. */
  expiry: z.string().regex(/^(?:\d{2}\/20\d{2}|\*)$/),
  outcome: z.enum(OUTCOMES),
  /** The issuer's reason, two digits; `00` is approved. */
  responseCode: z
    .string()
    .regex(/^\d{2}$/)
    .optional(),
})

/** The published test cards (knet.md §5.1): what moved over the years, the good expiry, is a setting here. */
const CARDS: z.infer<typeof rule>[] = [
  { card: '8888880000000001', expiry: '09/2030', outcome: 'CAPTURED' },
  { card: '8888880000000002', expiry: '09/2030', outcome: 'CAPTURED' },
  { card: '8888880000000003', expiry: '09/2030', outcome: 'NOT CAPTURED', responseCode: '51' },
  { card: '8888880000000004', expiry: '09/2030', outcome: 'DENIED BY RISK' },
  { card: '8888880000000005', expiry: '09/2030', outcome: 'HOST TIMEOUT' },
  { card: '8888880000000006', expiry: '09/2030', outcome: 'HOST TIMEOUT CAPTURED' },
]

/** Every switch of the control page, with what it is when nobody touched it: the faithful gateway. */
export const faultsShape = z.strictObject({
  /** Seconds between the decision and the notification. */
  delaySeconds: z.number().min(0).max(60).default(0),
  notification: z.enum(['once', 'twice', 'drop']).default('once'),
  /** `browser`: the old style, the payer's browser brings the answer and nobody acknowledges. */
  style: z.enum(['notification', 'browser']).default('notification'),
  body: z.enum(['hex', 'form', 'get']).default('hex'),
  hexCase: z.enum(['upper', 'lower']).default('upper'),
  /** Fils that the notification names in place of the amount; the books stay right. */
  otherAmountFils: z.number().int().min(0).max(9_999_999_999).nullable().default(null),
  /** Fils that are taken in place of the amount: notification and books agree, and both are wrong. */
  capturedAmountFils: z.number().int().min(1).max(2_000_000_000).nullable().default(null),
  otherTrackId: z.string().max(40).nullable().default(null),
  /** 16 characters to encrypt the notification with in place of the terminal's. */
  otherKey: z
    .string()
    .regex(/^[\x21-\x7e]{16}$/)
    .nullable()
    .default(null),
  /** Instead of what the card leads to. */
  hostTimeout: z.enum(['no', 'failed', 'captured']).default('no'),
  /**
   * The browser is sent to errorURL with this code in clear instead of any notification; the books stay
   * right.
   */
  errorParams: z
    .string()
    .regex(/^IPAY\d{7}$/)
    .nullable()
    .default(null),
  /** The acknowledgement is taken for lost whatever it says: money taken is given back. */
  loseAcknowledgement: z.boolean().default(false),
  acknowledgementSeconds: z.number().min(0.05).max(60).default(10),
  pageMinutes: z.number().min(1).max(1440).default(15),
  /** `down`: the pipe answers 503; `answerLost`: it does what it is asked and answers 503. */
  pipe: z.enum(['up', 'down', 'answerLost']).default('up'),
  /** The word for money taken in an answer to an inquiry: both are documented. */
  inquiryWord: z.enum(['SUCCESS', 'CAPTURED']).default('SUCCESS'),
  cards: z.array(rule).max(50).default(CARDS),
  /** For every other card or expiry. */
  otherwise: z.enum(OUTCOMES).default('NOT CAPTURED'),
})

export type Faults = z.output<typeof faultsShape>

/** Faults from stored JSON; what is missing there is faithful. */
export function faultsOf(stored: unknown): Faults {
  const parsed = faultsShape.safeParse(stored ?? {})
  return parsed.success ? parsed.data : faultsShape.parse({})
}

/** The faults of payments to come. */
export async function currentFaults(): Promise<Faults> {
  return faultsOf((await db.simulatorFaults.findUnique({ where: { id: 1 } }))?.values)
}

/** Only what differs from the faithful gateway is kept. */
export function withoutDefaults(faults: Faults): Partial<Faults> {
  const plain = faultsShape.parse({})
  return Object.fromEntries(
    Object.entries(faults).filter(
      ([name, value]) => JSON.stringify(value) !== JSON.stringify(plain[name as keyof Faults]),
    ),
  )
}

/**
 * Sets faults for payments to come; what is not named stays as it is, undefined puts everything back.
 * @returns what now holds, or the first fault of the values themselves
 */
export async function setFaults(
  changes: Record<string, unknown> | undefined,
): Promise<{ ok: true; faults: Faults } | { ok: false; message: string }> {
  refuseInProduction()
  const parsed = faultsShape.safeParse(changes ? { ...(await currentFaults()), ...changes } : {})
  if (!parsed.success)
    return {
      ok: false,
      message: parsed.error.issues.map(({ path, message }) => `${path.join('.')}: ${message}`).join('; '),
    }
  const values = withoutDefaults(parsed.data)
  await db.simulatorFaults.upsert({ where: { id: 1 }, create: { id: 1, values }, update: { values } })
  return { ok: true, faults: parsed.data }
}
