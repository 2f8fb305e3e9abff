/** What a line of the audit is about, as the filters of its pages offer it. */
export const AUDIT_KINDS = [
  'REQUESTS',
  'DOCUMENTS',
  'COMPANIES',
  'PAYMENTS',
  'ACCESS',
  'SECURITY',
  'TARIFF',
  'OTHER',
] as const
export type AuditKind = (typeof AUDIT_KINDS)[number]

/**
 * Every event of the audit, with its kind. An event that is not here does not compile, and one without a
 * sentence in both languages (`activity.events`) fails the tests: whom a line concerns reads it in words.
 * Kinds are written into the lines, which nothing changes later: a moved event needs a migration.
 */
export const AUDIT_EVENTS = {
  'access.account-reinstated': 'ACCESS',
  'access.account-suspended': 'ACCESS',
  'access.company-reinstated': 'ACCESS',
  'access.company-suspended': 'ACCESS',
  'access.granted': 'ACCESS',
  'access.revoked': 'ACCESS',
  'access.role-changed': 'ACCESS',
  'access.staff-reinstated': 'ACCESS',
  'access.staff-roles-changed': 'ACCESS',
  'access.staff-suspended': 'ACCESS',
  'access.subscribed': 'ACCESS',
  'access.unsubscribed': 'ACCESS',
  'access.user-reinstated': 'ACCESS',
  'access.user-suspended': 'ACCESS',
  'account.number-corrected': 'COMPANIES',
  'account.verified': 'SECURITY',
  'action.refused': 'OTHER',
  'activity.exported': 'OTHER',
  'audit.exported': 'OTHER',
  'company.contact-changed': 'COMPANIES',
  'company.suspended': 'COMPANIES',
  'document.added': 'DOCUMENTS',
  'document.removed': 'DOCUMENTS',
  'document.renamed': 'DOCUMENTS',
  'document.viewed': 'DOCUMENTS',
  'invitation.accepted': 'ACCESS',
  'mobile.verified': 'SECURITY',
  'mobile.wrong': 'SECURITY',
  'password.changed': 'SECURITY',
  'password.reset': 'SECURITY',
  'password.reset-requested': 'SECURITY',
  'payment.abandoned': 'PAYMENTS',
  'payment.changed': 'PAYMENTS',
  'payment.closing-declined': 'PAYMENTS',
  'payment.closing-proposed': 'PAYMENTS',
  'payment.expired': 'PAYMENTS',
  'payment.inquired': 'PAYMENTS',
  'payment.issued': 'PAYMENTS',
  'payment.paid': 'PAYMENTS',
  'payment.payment-reversed': 'PAYMENTS',
  'payment.refund-answered': 'PAYMENTS',
  'payment.refund-declined': 'PAYMENTS',
  'payment.refund-released': 'PAYMENTS',
  'payment.refund-requested': 'PAYMENTS',
  'payment.rejected': 'PAYMENTS',
  'payment.rejection-undone': 'PAYMENTS',
  'payment.review-opened': 'PAYMENTS',
  'payment.review-resolved': 'PAYMENTS',
  'payment.started': 'PAYMENTS',
  'payment.withdrawn': 'PAYMENTS',
  'personal-data.viewed': 'REQUESTS',
  'recovery-codes.renewed': 'SECURITY',
  'registration.email-known': 'SECURITY',
  'registration.linked': 'REQUESTS',
  'registration.number-held': 'COMPANIES',
  'registration.received': 'SECURITY',
  'registration.unlinked': 'REQUESTS',
  'request.approved': 'REQUESTS',
  'request.cancelled': 'REQUESTS',
  'request.claimed': 'REQUESTS',
  'request.created': 'REQUESTS',
  'request.number-corrected': 'REQUESTS',
  'request.rejected': 'REQUESTS',
  'request.released': 'REQUESTS',
  'request.resubmitted': 'REQUESTS',
  'request.returned': 'REQUESTS',
  'request.submitted': 'REQUESTS',
  'request.withdrawn': 'REQUESTS',
  'settlement.exported': 'PAYMENTS',
  'settlement.report-read': 'PAYMENTS',
  'sign-in': 'SECURITY',
  'sign-in.delayed': 'SECURITY',
  'sign-in.factor-refused': 'SECURITY',
  'sign-in.password': 'SECURITY',
  'sign-in.refused': 'SECURITY',
  'sign-out': 'SECURITY',
  'sign-out.everywhere': 'SECURITY',
  'sign-out.one': 'SECURITY',
  'staff.created': 'ACCESS',
  'staff.roles-declined': 'ACCESS',
  'staff.roles-proposed': 'ACCESS',
  'tariff.learning-switched': 'TARIFF',
  'tariff.version-discarded': 'TARIFF',
  'tariff.version-drafted': 'TARIFF',
  'tariff.version-published': 'TARIFF',
  'tariff.version-rolled-back': 'TARIFF',
  'tariff.word-added': 'TARIFF',
  'tariff.word-removed': 'TARIFF',
  'verification.wrong': 'SECURITY',
} as const satisfies Record<string, AuditKind>

export type AuditEventName = keyof typeof AUDIT_EVENTS

export const isAuditEvent = (event: string): event is AuditEventName => Object.hasOwn(AUDIT_EVENTS, event)

type Kebab<Text extends string> = Text extends `${infer Head}_${infer Tail}`
  ? `${Lowercase<Head>}-${Kebab<Tail>}`
  : Lowercase<Text>

/** `payment`, `REJECTION_UNDONE` → `payment.rejection-undone`: the event of a move of a machine. */
export const moveEvent = <Subject extends string, Move extends string>(
  subject: Subject,
  move: Move,
): `${Subject}.${Kebab<Move>}` =>
  `${subject}.${move.toLowerCase().replaceAll('_', '-')}` as `${Subject}.${Kebab<Move>}`
