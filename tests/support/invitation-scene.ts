import type { Actor } from '@/lib/access/actor'
import type { Result } from '@/lib/core/result'
import { unseal } from '@/lib/core/vault'
import { db } from '@/lib/db/client'
import { messageContext, type MessagePayload } from '@/lib/messages/template-names'
import { joinAccount } from '@/lib/users/invitations/join-account'
import { answerInvitation } from '@/lib/users/invitations/answer-invitation'
import type { JoinKey } from '@/lib/users/invitations/find-join'
import { inviteUser } from '@/lib/users/invitations/invite-user'
import { verifyJoinEmail } from '@/lib/users/invitations/join-codes'
import type { AnswersInput, InviteInput } from '@/lib/users/invitations/schema'
import { after, AT, attempt, lastCode } from './accounts-scene'

export const EMAIL = 'reem@ofuq.example'
export const VISITOR: Actor = { kind: 'VISITOR' }
export const context = (at = AT) => ({ at, address: '198.51.100.7', userAgent: 'test', locale: 'ar' })

/** An invitation as the schema hands it over; the mobile has the inviter's typo. */
function invitation(over: Partial<InviteInput> = {}): InviteInput {
  return {
    firstName: 'ريم',
    lastName: 'العلي',
    gender: 'FEMALE',
    civilId: '288020122596',
    mobile: '+96550000001',
    email: EMAIL,
    kind: 'ADDITIONAL',
    services: ['TARIFF'],
    allCompanies: false,
    companyIds: [],
    ...over,
  } as InviteInput
}

export const invite = (actor: Actor, over: Partial<InviteInput> = {}, at = AT) =>
  inviteUser(actor, invitation(over), at, 'ar')

/** The mails to an address, newest last. */
export async function mailsTo(email: string): Promise<{ template: string; args: MessagePayload['args'] }[]> {
  const rows = await db.message.findMany({ orderBy: [{ createdAt: 'asc' }, { id: 'asc' }] })
  return rows
    .map((row) => ({
      template: row.template,
      ...(JSON.parse(unseal(row.cipher, messageContext(row.id))) as MessagePayload),
    }))
    .filter(({ to }) => to === email)
}

/** The token of the last invitation that an address got. */
export async function tokenOf(email = EMAIL): Promise<string> {
  const links = (await mailsTo(email)).map(({ args }) => args.link ?? '')
  const link = links.filter((one) => one.startsWith('/join/')).at(-1)
  if (!link) throw new Error(`no invitation for ${email}`)
  return link.slice('/join/'.length)
}

export const answers = (token: string, over: Partial<AnswersInput> = {}): AnswersInput => ({
  token,
  firstName: 'ريم',
  lastName: 'العلي',
  gender: 'FEMALE',
  civilId: '288020122596',
  mobile: '+96550123456',
  email: EMAIL,
  password: 'Kuwait#2026x',
  ...over,
})

function value<T>(result: Result<T>): T {
  if (!result.ok) throw new Error(JSON.stringify(result.problems))
  return result.value
}

/** Goes through an invitation up to its terms. @returns what opens the last step */
export async function upToTerms(
  email = EMAIL,
  at = after(5),
  over: Partial<AnswersInput> = {},
): Promise<JoinKey> {
  const token = await tokenOf(email)
  const key = value(await answerInvitation(VISITOR, answers(token, over), { at, locale: 'ar' }))
  const code = await lastCode(email)
  value(await attempt((tx) => verifyJoinEmail(tx, VISITOR, key, code, context(at))))
  return key
}

export const accept = (key: JoinKey, at = after(6)) =>
  attempt((tx) => joinAccount(tx, VISITOR, key, context(at)))
