/** Every message the portal sends; texts in the namespace `emails` under the same (dotted) name. */
export type MessageTemplate =
  | 'request.submitted'
  | 'request.returned'
  | 'request.approved'
  | 'request.rejected'
  | 'request.withdrawn'
  | 'company.expiry'
  | 'company.changed'
  | 'company.suspended'
  | 'company.reinstated'
  | 'account.verified'
  | 'account.suspended'
  | 'account.reinstated'
  | 'account.exists'
  | 'password.changed'
  | 'password.reset'
  | 'verification.code'
  | 'mobile.code'
  | 'staff.invitation'
  | 'staff.roles-proposed'
  | 'staff.roles-changed'
  | 'staff.second-factor-reset'
  | 'user.invitation'
  | 'account.invitation'
  | 'account.invitation-known'
  | 'user.invited'
  | 'user.imported'
  | 'user.joined'
  | 'new.sign-in'
  | 'sign-in.tries'
  | 'number.held'
  | 'payment.succeeded'
  | 'payment.failed'
  | 'payment.paid'
  | 'payment.rejected'
  | 'payment.rejection-undone'
  | 'payment.refunded'
  | 'payment.reversed'
  | 'payment.review'
  | 'payment.refused-messages'
  | 'access.changed'
  | 'access.of-user'
  | 'access.asked'
  | 'access.granted'
  | 'access.declined'
  | 'access.expired'
  | 'access.service-left'
  | 'observation.began'
  | 'access.ending'
  | 'access.ended'

/**
 * Arguments of a message, all plain text. `link`: path below the locale for the button;
 * `companyAr`/`companyEn` become `{company}`; `code` is shown large. The others (`number`, `inviter`, `reason`, `days`,
 * `date`, `name`, `by`, `device`, `address`, `field`, `time`, `until`, `amount`, `receipt`, `paymentId`, `tranId`,
 * `trackId`) stand in the texts as they are.
 */
export type MessageArgs = Readonly<Record<string, string>>

export type Recipient = { email?: string | null; mobile?: string | null }

/** What is sealed in `Message.cipher`. */
export type MessagePayload = {
  to: string
  args: MessageArgs
  /** Whose mailbox it is: asked again for the right to read it when it is sent. */
  userId?: string
}

/** The additional data a message's payload is bound to. */
export const messageContext = (id: string) => `message:${id}`
