/** Kinds shown in the portal; texts in the namespace `notifications` under the same (dotted) name. */
export const NOTIFICATION_KINDS = [
  'request.submitted',
  'request.returned',
  'request.approved',
  'request.rejected',
  'request.withdrawn',
  'company.expiry',
  'company.changed',
  'account.verified',
  'password.changed',
  'new.sign-in',
  'sign-in.tries',
  'number.held',
  'payment.paid',
  'payment.rejected',
  'payment.rejection-undone',
  'payment.refunded',
  'payment.reversed',
  'payment.review',
  'payment.refused-messages',
] as const
export type NotificationKind = (typeof NOTIFICATION_KINDS)[number]
