import { findLastSuspensionEvent, type Suspended } from '@/lib/auth/find-suspension'
import { fail, ok, type Result } from '@/lib/core/result'
import type { Tx } from '@/lib/db/client'
import type { SuspensionCause } from '@/lib/db/generated/enums'

/** What the office says when it suspends or reinstates an account or a company. */
export type SuspensionChange = {
  /** Chosen from a list; the owner's shell and other commands give none. */
  cause?: SuspensionCause
  /** The text that the customer is told. */
  reason: string
  /**
   * The last suspension or reinstatement that the form was shown with, empty for none. Absent: whatever it was.
   */
  seen?: string
}

/** Whether a command changed anything, or found it done by somebody before. */
export type SuspensionOutcome = { changed: boolean }

/**
 * Whether a form still speaks of what is so, behind the lock: of two administrators, the second does not undo what
 * he has not seen.
 * @returns `suspensionStale`
 */
export async function checkSeen(
  tx: Tx,
  suspended: Suspended,
  { seen }: Pick<SuspensionChange, 'seen'>,
): Promise<Result> {
  if (seen === undefined) return ok()
  const last = await findLastSuspensionEvent(tx, suspended)
  return (last?.id ?? '') === seen ? ok() : fail('suspensionStale')
}
