import type { Actor } from '@/lib/access/actor'
import { hashPassword } from '@/lib/auth/password'
import { actorForToken } from '@/lib/auth/session'
import { decodeSessionToken, sessionCookieName } from '@/lib/auth/session-cookie'
import { signIn, type Portal } from '@/lib/auth/sign-in'
import { newTotpSecret, sealTotp } from '@/lib/auth/totp'
import type { CaptchaInput } from '@/lib/captcha/pass-captcha'
import { newId } from '@/lib/core/ids'
import { unseal } from '@/lib/core/vault'
import type { Result } from '@/lib/core/result'
import { db, type Tx } from '@/lib/db/client'
import { Service, type AccountState, type UserState } from '@/lib/db/generated/enums'
import { messageContext, type MessagePayload } from '@/lib/messages/template-names'
import { browser } from './browser'

export const AT = new Date('2026-11-24T09:00:00+03:00')
export const later = (seconds: number, from = AT) => new Date(from.getTime() + seconds * 1000)
export const PASSWORD = 'Sidra!48-Nakhl'
const CHROME = 'Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 Chrome/140.0 Safari/537.36'

let known: Promise<string> | undefined
/** The hash of PASSWORD, made once: hashing is slow by design. */
export const passwordHash = () =>
  (known ??= hashPassword(PASSWORD).then((result) =>
    result.ok ? result.value : Promise.reject(new Error('busy')),
  ))

let counter = 0

/** A general user with an account. */
export async function makeMember({
  state = 'ACTIVE',
  accountState = 'ACTIVE',
}: { state?: UserState; accountState?: AccountState } = {}) {
  const n = (counter += 1)
  await db.legalEntity.upsert({
    where: { code: 'LIMITED' },
    create: { code: 'LIMITED', nameAr: 'ذات مسؤولية محدودة', nameEn: 'Limited', position: 1 },
    update: {},
  })
  const [accountId, userId] = [newId(AT), newId(AT)]
  await db.account.create({
    data: {
      id: accountId,
      legalEntityCode: 'LIMITED',
      commercialRegistrationNumber: String(600_000 + n),
      state: accountState,
      createdAt: AT,
    },
  })
  const email = `trader${n}@trade.example`
  await db.user.create({
    data: {
      id: userId,
      kind: 'GENERAL',
      accountId,
      email,
      firstName: 'حامد',
      lastName: 'الهاشمي',
      state,
      passwordHash: await passwordHash(),
      createdAt: AT,
    },
  })
  await db.serviceSubscription.createMany({
    data: Object.values(Service).map((service) => ({ accountId, service, since: AT })),
  })
  return { userId, accountId, email, number: String(600_000 + n) }
}

/** A member of staff; without `enrolled` the second factor is still to be connected. */
export async function makeOfficer({ enrolled = true } = {}) {
  const [id, secret, email] = [newId(AT), newTotpSecret(), `officer${(counter += 1)}@customs.example`]
  await db.user.create({
    data: {
      id,
      kind: 'STAFF',
      email,
      firstName: 'نورة',
      lastName: 'المطيري',
      state: 'ACTIVE',
      passwordHash: await passwordHash(),
      createdAt: AT,
      roles: { create: { role: 'REGISTRATION_OFFICER', grantedAt: AT } },
      ...(enrolled && { totp: { create: { secretCipher: sealTotp(secret), confirmedAt: AT } } }),
    },
  })
  return { userId: id, email, secret }
}

type Try = {
  email: string
  password?: string
  portal?: Portal
  at?: Date
  address?: string
  userAgent?: string
  check?: CaptchaInput
}

/** One try at a portal, from the browser of tests/support/browser. */
export const trySignIn = ({
  email,
  password = PASSWORD,
  portal = 'BUSINESS',
  at = AT,
  address = '198.51.100.7',
  userAgent = CHROME,
  check,
}: Try) => signIn({ portal, email, password, at, address, userAgent, check })

/** Whom the browser's cookie stands for. */
export async function whoIsIt(at = AT): Promise<Actor> {
  const token = await decodeSessionToken(browser.cookie(sessionCookieName()))
  return token ? actorForToken(token, at) : { kind: 'VISITOR' }
}

/** The first problem's code, or `ok`. */
export const codeOf = (result: { ok: boolean; problems?: { code: string }[] }) =>
  result.ok ? 'ok' : result.problems?.[0]?.code

/** Arguments of the messages of a template, oldest first. */
export async function sent(template: string): Promise<MessagePayload[]> {
  const rows = await db.message.findMany({ where: { template }, orderBy: { id: 'asc' } })
  return rows.map((row) => JSON.parse(unseal(row.cipher, messageContext(row.id))) as MessagePayload)
}

/** The token at the end of a message's link. */
export const tokenOf = (payload: MessagePayload): string => payload.args.link!.split('/').at(-1)!

/** Runs a command as the action pipeline does: a failure is rolled back unless it asks to be kept. */
export async function inTransaction<T>(work: (tx: Tx) => Promise<Result<T>>): Promise<Result<T>> {
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
