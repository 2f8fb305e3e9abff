import { cache } from 'react'
import type { Actor } from '@/lib/access/actor'
import { now } from '@/lib/core/clock'
import { financeCounts } from '@/lib/payments/review-queries'
import { DESKS, typesOfDesk } from '@/lib/request-types'
import { officeCounts } from '@/lib/requests/office-counts'
import { typesWith } from '@/lib/requests/scope'

/** The desks that an officer oversees. */
export const desksOf = (actor: Actor): string[] =>
  DESKS.filter((desk) => typesWith(typesOfDesk(desk), actor, 'oversee').length > 0)

/** The day's counts of a desk, read once a request for the bar and the page. */
export const dayCounts = cache(async (actor: Actor, desk: string) =>
  officeCounts(typesOfDesk(desk), actor, await now()),
)

/** What waits for finance, read once a request for the bar and the page. */
export const financeDay = cache((actor: Actor) => financeCounts(actor))
