import { cache } from 'react'
import type { Actor } from '@/lib/access/actor'
import { now } from '@/lib/core/clock'
import { financeCounts } from '@/lib/payments/review-queries'
import { officeCounts } from '@/lib/requests/office-counts'

/** The day's counts, read once a request for the bar and the page. */
export const dayCounts = cache(async (actor: Actor) => officeCounts(actor, await now()))

/** What waits for finance, read once a request for the bar and the page. */
export const financeDay = cache((actor: Actor) => financeCounts(actor))
