import { db } from '@/lib/db/client'
import { takeFromLimit } from '@/lib/http/rate-limit'
import { readSettings } from '@/lib/settings/settings'
import { DeliveryError } from './delivery-error'

/** The count's row in `RateLimit`; its windows begin at midnight UTC. */
export const SMS_BUDGET_KEY = 'sms:portal'

/**
 * Takes one SMS from the day's budget of the whole portal (setting `smsDailyBudget`). Outside every
 * transaction: the count's row must not be locked while the gateway answers. A repeated try counts again,
 * because the first may have been sent.
 * @throws {DeliveryError} final, when the budget is spent
 */
export async function takeFromSmsBudget(at: Date): Promise<void> {
  const { smsDailyBudget } = await readSettings(db)
  const { allowed } = await takeFromLimit(SMS_BUDGET_KEY, { most: smsDailyBudget, seconds: 86_400 }, at)
  if (!allowed) throw new DeliveryError(`the day’s budget of ${smsDailyBudget} SMS is spent`, true)
}
