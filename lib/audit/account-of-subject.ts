import type { Tx } from '@/lib/db/client'

type Finder = (tx: Tx, id: string) => Promise<{ accountId: string | null } | null | undefined>

const select = { accountId: true } as const
const none: Finder = () => Promise.resolve(undefined)

/** A payment request is owed by a party: it concerns the account of the company that is that party. */
const ofPaymentRequest: Finder = async (tx, id) => {
  const request = await tx.paymentRequest.findUnique({ where: { id }, select: { payerId: true } })
  if (!request) return undefined
  return tx.company.findFirst({
    where: { partyId: request.payerId },
    // An active one first: a suspended company may have given its number, and its party, to another.
    orderBy: [{ state: 'asc' }, { approvedAt: 'asc' }, { id: 'asc' }],
    select,
  })
}

/**
 * What lines of the audit can be about, and the account that each concerns. A new subject does not compile without
 * its row.
 */
const FINDERS = {
  Account: (_tx, id) => Promise.resolve({ accountId: id }),
  Company: (tx, id) => tx.company.findUnique({ where: { id }, select }),
  Document: (tx, id) => tx.document.findUnique({ where: { id }, select }),
  PaymentAttempt: (tx, id) => tx.paymentAttempt.findUnique({ where: { id }, select }),
  PaymentRequest: ofPaymentRequest,
  PaymentReview: async (tx, id) => {
    const review = await tx.paymentReview.findUnique({
      where: { id },
      select: { paymentRequestId: true, attempt: { select } },
    })
    if (review?.attempt) return review.attempt
    return review?.paymentRequestId ? ofPaymentRequest(tx, review.paymentRequestId) : undefined
  },
  Refund: async (tx, id) =>
    (await tx.refund.findUnique({ where: { id }, select: { attempt: { select } } }))?.attempt,
  Request: (tx, id) => tx.request.findUnique({ where: { id }, select }),
  Session: async (tx, id) =>
    (await tx.session.findUnique({ where: { id }, select: { user: { select } } }))?.user,
  Setting: none,
  TariffNode: none,
  TariffVersion: none,
  User: (tx, id) => tx.user.findUnique({ where: { id }, select }),
  UserImport: (tx, id) => tx.userImport.findUnique({ where: { id }, select }),
  UserInvitation: (tx, id) => tx.userInvitation.findUnique({ where: { id }, select }),
} satisfies Record<string, Finder>

export type AuditSubject = keyof typeof FINDERS

/** The account that a subject of the audit concerns; null where it concerns none, as a member of staff does. */
export async function accountOfSubject(tx: Tx, subject: AuditSubject, id: string): Promise<string | null> {
  const find: Finder = FINDERS[subject]
  return (await find(tx, id))?.accountId ?? null
}
