import { Prisma } from '@/lib/db/generated/client'
import type { DeliveryOutcome, MessageChannel } from '@/lib/db/generated/enums'

export type UndeliveredOutcome = Exclude<DeliveryOutcome, 'DELIVERED'>

/**
 * The channels on which nothing reaches a user, by the latest report, for a query in which the user's row is called
 * `u`: an array of `MessageChannel`.
 */
export const undeliveredChannels = Prisma.sql`ARRAY(SELECT d.channel::text FROM "AddressDelivery" d
  WHERE d."userId" = u.id AND d.outcome <> 'DELIVERED' ORDER BY d.channel)`

export type UndeliveredChannels = readonly MessageChannel[]
