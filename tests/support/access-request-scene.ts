import type { Actor, Member } from '@/lib/access/actor'
import { findUserActor } from '@/lib/auth/user-actor'
import { newId } from '@/lib/core/ids'
import { db } from '@/lib/db/client'
import { ANSWER_DAYS, askForAccess, type AskedAccess } from '@/lib/service-access/ask-for-access'
import { companyOf, runKept } from './company-scene'
import { makeAssistant } from './make-assistant'
import { AT, makeAccount } from './office-scene'

export const LATER = new Date(AT.getTime() + 60_000)
/** When a request of AT has run out. */
export const EXPIRED = new Date(AT.getTime() + ANSWER_DAYS * 86_400_000)

async function secondGeneral(of: { accountId: string; actor: Actor }): Promise<Member> {
  const [userId, email] = [newId(AT), `${newId(AT)}@companies.example`]
  const names = { firstName: 'سلمى', lastName: 'العلي' }
  const row = { id: userId, kind: 'GENERAL', accountId: of.accountId, email, ...names } as const
  await db.user.create({ data: { ...row, state: 'ACTIVE', createdAt: AT } })
  return { ...(of.actor as Member), ...names, userId, email }
}

/** An account with a company, a second general user, and somebody who may pay for the company alone. */
export async function makeAskers() {
  const account = await makeAccount()
  const companyId = await companyOf(account.accountId, account.number)
  const general = account.actor as Member
  const assistant = await makeAssistant(general, companyId)
  return { ...account, general, companyId, assistant, second: await secondGeneral(account) }
}
type Askers = Awaited<ReturnType<typeof makeAskers>>

/** The assistant asks the first general user for TARIFF, or for something else. */
export const ask = ({ assistant, general }: Askers, change: Partial<AskedAccess> = {}, at = AT) =>
  runKept((tx) =>
    askForAccess(tx, assistant, at, {
      service: 'TARIFF',
      companyId: null,
      askedOfId: general.userId,
      reason: 'أبحث عن رموز البضائع',
      ...change,
    }),
  )

/** What the assistant may do now, as any instance reads it. */
export const assistantNow = ({ assistant }: Askers) => findUserActor(db, assistant.userId, LATER)

/** The kinds of what a user was told, oldest first. */
export async function toldKinds(userId: string): Promise<string[]> {
  const rows = await db.notification.findMany({ where: { userId }, orderBy: { id: 'asc' } })
  return rows.map(({ kind }) => kind)
}
