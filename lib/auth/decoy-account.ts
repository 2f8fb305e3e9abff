import type { Prisma } from '@/lib/db/generated/client'

/**
 * Stand-ins of an e-mail that somebody else holds: registered, never confirmed, not lapsed yet. They sign in
 * to the verification screen like any unverified user and get no further: their code was never sent to
 * anybody. Else registering and then signing in would tell that the e-mail is known.
 */
export function decoyAccountOf(email: string, at: Date): Prisma.UserWhereInput {
  return {
    email,
    kind: 'GENERAL',
    state: 'LAPSED',
    verifiedAt: null,
    account: { state: 'UNVERIFIED', lapsesAt: { gt: at } },
  }
}
