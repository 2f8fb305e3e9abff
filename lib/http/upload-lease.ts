import { now } from '@/lib/core/clock'
import { newId } from '@/lib/core/ids'
import { fail, type Result } from '@/lib/core/result'
import { db } from '@/lib/db/client'

/** How long a lease lasts without being renewed: so long a killed server keeps its user from uploading. */
const LEASE_MS = 20_000
const RENEW_MS = 6_000

/**
 * Takes a user's lease: free, run out, or from a clock that has been moved back since.
 * @returns whether it was free
 */
async function takeLease(userId: string, holder: string, at: Date): Promise<boolean> {
  const until = new Date(at.getTime() + LEASE_MS)
  const taken = await db.$executeRaw`
    INSERT INTO "UploadLease" ("userId", holder, until) VALUES (${userId}::uuid, ${holder}::uuid, ${until})
    ON CONFLICT ("userId") DO UPDATE SET holder = excluded.holder, until = excluded.until
    WHERE "UploadLease".until <= ${at} OR "UploadLease".until > ${until}`
  return taken === 1
}

/**
 * Runs one upload of a user, unless another of theirs is under way on any machine: each holds ten megabytes
 * and more of memory, and a process that reads strangers' files.
 * @returns what `work` returns, or the problem `uploadRunning`
 */
export async function oneUploadAtATime<T>(
  userId: string,
  at: Date,
  work: () => Promise<T>,
): Promise<T | Result<never>> {
  const holder = newId(at)
  if (!(await takeLease(userId, holder, at))) return fail('uploadRunning', 'file')
  const renew = async () =>
    db.uploadLease.updateMany({
      where: { userId, holder },
      data: { until: new Date((await now()).getTime() + LEASE_MS) },
    })
  // A renewal that fails is followed by another before the lease runs out.
  const renewing = setInterval(() => void renew().catch(() => undefined), RENEW_MS).unref()
  try {
    return await work()
  } finally {
    clearInterval(renewing)
    // Without it the lease runs out by itself.
    await db.uploadLease.deleteMany({ where: { userId, holder } }).catch(() => undefined)
  }
}
