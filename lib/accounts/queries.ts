import { sha256 } from '@/lib/core/ids'
import { maskEmail } from '@/lib/core/email'
import { maskPhone } from '@/lib/core/phone'
import { db, type Tx } from '@/lib/db/client'
import { codeState, resendWait, type CodeState } from './rules'

/** One entry of the legal-entity list that may be chosen, if there is one of this code. */
export async function findLegalEntity(code: string): Promise<{ requiresCompany: boolean } | null> {
  return db.legalEntity.findFirst({ where: { code, active: true }, select: { requiresCompany: true } })
}

/** The legal entities on offer, in their order. */
export async function listLegalEntities(): Promise<
  { code: string; nameAr: string; nameEn: string; requiresCompany: boolean }[]
> {
  return db.legalEntity.findMany({
    where: { active: true },
    orderBy: [{ position: 'asc' }, { code: 'asc' }],
    select: { code: true, nameAr: true, nameEn: true, requiresCompany: true },
  })
}

/** The user whose verification a browser's token opens, while it lasts. */
export async function findPending(token: string, at: Date, tx: Tx = db): Promise<{ userId: string } | null> {
  return tx.pendingRegistration.findFirst({
    where: { hash: sha256(token), expiresAt: { gt: at } },
    select: { userId: true },
  })
}

export type Verification = {
  email: string
  mobile: string | null
  code: CodeState
  /** Seconds until another code may be asked for. */
  wait: number
  confirmed: boolean
  /** Mail to the address came back, or was marked as unwanted: for the reader who signed in, and nobody else. */
  undelivered: boolean
}

/** What the verification screen shows of a user: masked. Undefined once the registration has lapsed. */
export async function findVerification(userId: string, at: Date): Promise<Verification | undefined> {
  const user = await db.user.findUnique({
    where: { id: userId },
    select: {
      email: true,
      mobile: true,
      verifiedAt: true,
      account: { select: { state: true, lapsesAt: true } },
      deliveries: { where: { channel: 'EMAIL', outcome: { not: 'DELIVERED' } }, select: { channel: true } },
      codes: {
        where: { channel: 'EMAIL' },
        orderBy: [{ createdAt: 'desc' }, { id: 'desc' }],
        take: 1,
        select: { createdAt: true, expiresAt: true, tries: true, usedAt: true },
      },
    },
  })
  if (!user?.account) return undefined
  const { state, lapsesAt } = user.account
  if (state === 'LAPSED' || (state === 'UNVERIFIED' && lapsesAt && lapsesAt <= at)) return undefined
  const code = user.codes[0]
  return {
    email: maskEmail(user.email),
    mobile: user.mobile && maskPhone(user.mobile),
    confirmed: user.verifiedAt !== null,
    code: codeState(code, at),
    wait: resendWait(code?.createdAt, at),
    undelivered: user.deliveries.length > 0,
  }
}
