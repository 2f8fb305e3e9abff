import { sha256 } from '@/lib/core/ids'
import { formatDateTime } from '@/lib/i18n/format'
import type { Tx } from '@/lib/db/client'
import { takeFromLimit } from '@/lib/http/rate-limit'
import { queueMessage } from '@/lib/messages/queue-message'
import { accountName } from './account-name'
import { MAILS_A_RECIPIENT } from './rules'

export type InvitationMail = {
  accountId: string
  email: string
  /** The user who has the address already, if there is one. */
  holder: { locale: string } | null
  name: string
  inviter: string
  locale: string
  token: string
  expiresAt: Date
}

/**
 * Queues the mail of an invitation: who invites, for which account, until when. Somebody who has a user of the
 * portal gets a mail that says so, without a link to accept; both ways take the same statements, and the
 * general user learns nothing of it, nor of an address that had its day's mails.
 */
export async function sendInvitationMail(tx: Tx, at: Date, mail: InvitationMail): Promise<void> {
  const { email, holder, token } = mail
  const limit = { most: MAILS_A_RECIPIENT, seconds: 86_400 }
  const taken = await takeFromLimit(`invitation-mails:${sha256(email)}`, limit, at, tx)
  const names = await accountName(tx, mail.accountId, mail.inviter)
  if (!taken.allowed) return
  await queueMessage(tx, at, {
    key: `user-invitation:${sha256(token)}`,
    template: holder ? 'account.invitation-known' : 'account.invitation',
    to: { email },
    locale: holder?.locale ?? mail.locale,
    args: {
      link: holder ? '/sign-in' : `/join/${token}`,
      inviter: mail.inviter,
      name: mail.name,
      companyAr: names.nameAr,
      companyEn: names.nameEn,
      ...(!holder && { date: formatDateTime(mail.expiresAt) }),
    },
  })
}
