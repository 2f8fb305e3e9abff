import type { RegistrationInput } from '@/lib/accounts/schema'
import { register } from '@/lib/accounts/commands'
import { findPending } from '@/lib/accounts/queries'
import { newToken } from '@/lib/core/ids'
import type { Result } from '@/lib/core/result'
import { unseal } from '@/lib/core/vault'
import { db, type Tx } from '@/lib/db/client'
import { messageContext, type MessagePayload } from '@/lib/messages/template-names'

export const AT = new Date('2026-11-24T09:00:00+03:00')
export const after = (minutes: number, from = AT) => new Date(from.getTime() + minutes * 60_000)

/** A registration as the schema hands it over; the picture is skipped. */
export function registration(over: Partial<RegistrationInput> = {}): RegistrationInput {
  return {
    legalEntity: 'LIMITED_LIABILITY',
    crNumber: '731155',
    firstName: 'نوف',
    lastName: 'العتيبي',
    gender: 'FEMALE',
    civilId: '288020122596',
    mobile: '+96550123456',
    email: 'nouf@trade.example',
    terms: true,
    captchaWay: 'skip',
    captchaId: newToken(),
    captchaAnswer: '',
    altcha: '',
    password: 'Kuwait#2026x',
    ...over,
  }
}

let addresses = 0
/** Each call from an address of its own, so that the daily limit of skipping does not interfere. */
export const from = (at = AT, locale = 'ar') => ({ at, locale, address: `198.51.100.${(addresses += 1)}` })

/** Registers. @returns the user that the browser's token opens, and the token */
export async function registered(
  over: Partial<RegistrationInput> = {},
  at = AT,
): Promise<{ userId: string; token: string }> {
  const result = await register(registration(over), from(at))
  if (!result.ok) throw new Error(JSON.stringify(result))
  return { token: result.value.token, userId: (await findPending(result.value.token, at))!.userId }
}

/** Runs a command as the action pipeline does: a failure is rolled back unless it asks to be kept. */
export async function attempt<T>(work: (tx: Tx) => Promise<Result<T>>): Promise<Result<T>> {
  class Undo extends Error {
    constructor(readonly result: Result<T>) {
      super('undo')
    }
  }
  try {
    return await db.$transaction(
      async (tx) => {
        const result = await work(tx)
        if (!result.ok && !result.commit) throw new Undo(result)
        return result
      },
      { timeout: 15_000, maxWait: 10_000 },
    )
  } catch (error) {
    if (error instanceof Undo) return error.result
    throw error
  }
}

/** What was sent, newest last, as `CHANNEL template → recipient` with the code where there is one. */
export async function messages(): Promise<{ line: string; code?: string }[]> {
  const rows = await db.message.findMany({ orderBy: [{ createdAt: 'asc' }, { id: 'asc' }] })
  return rows.map((row) => {
    const { to, args } = JSON.parse(unseal(row.cipher, messageContext(row.id))) as MessagePayload
    return { line: `${row.channel} ${row.template} → ${to}`, code: args.code }
  })
}

/** The code that a recipient got last. */
export async function lastCode(to: string): Promise<string> {
  const found = (await messages()).filter(({ line, code }) => line.endsWith(to) && code).at(-1)
  if (!found) throw new Error(`no code for ${to}`)
  return found.code!
}

export const problem = (result: { ok: boolean; problems?: { code: string; field?: string }[] }) =>
  result.ok ? 'ok' : result.problems?.[0]?.code
