import { isObserved, type Actor } from '@/lib/access/actor'
import { maskEmail } from '@/lib/core/email'
import { formatPhone, maskPhone } from '@/lib/core/phone'
import { db } from '@/lib/db/client'
import type { MessageChannel } from '@/lib/db/generated/enums'
import type { UndeliveredOutcome } from '@/lib/messages/undelivered'

/** Messages to an address of a user come back. `address`: as it is stored. */
export type Undeliverable = { channel: MessageChannel; outcome: UndeliveredOutcome; address: string }

export type ContactState = {
  /** The mobile (E.164) that is still to be confirmed by the code of the SMS. */
  unconfirmed?: string
  undeliverable: Undeliverable[]
}

/** How a user can be reached: what is still to be confirmed, and where nothing arrives. One query. */
export async function findContactState(userId: string): Promise<ContactState> {
  const [user] = await db.$queryRaw<
    { mobile: string | null; confirmed: boolean; undeliverable: Undeliverable[] }[]
  >`
    SELECT u.mobile, u."mobileVerifiedAt" IS NOT NULL AS confirmed,
      (SELECT coalesce(json_agg(json_build_object('channel', d.channel, 'outcome', d.outcome,
          'address', CASE WHEN d.channel = 'EMAIL' THEN u.email ELSE u.mobile END) ORDER BY d.channel), '[]')
        FROM "AddressDelivery" d WHERE d."userId" = u.id AND d.outcome <> 'DELIVERED') AS undeliverable
    FROM "User" u WHERE u.id = ${userId}::uuid`
  return {
    unconfirmed: user?.mobile && !user.confirmed ? user.mobile : undefined,
    undeliverable: user?.undeliverable ?? [],
  }
}

/** A user's contact state as its reader may see it: masked where staff read in the customer's place. */
export function contactFor(reader: Actor, { unconfirmed, undeliverable }: ContactState): ContactState {
  const observed = isObserved(reader)
  const phone = observed ? maskPhone : formatPhone
  const email = observed ? maskEmail : (address: string) => address
  return {
    unconfirmed: observed && unconfirmed ? maskPhone(unconfirmed) : unconfirmed,
    undeliverable: undeliverable.map((one) => ({
      ...one,
      address: one.channel === 'EMAIL' ? email(one.address) : phone(one.address),
    })),
  }
}
