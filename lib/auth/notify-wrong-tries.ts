import { seal, unseal } from '@/lib/core/vault'
import { db, type Tx } from '@/lib/db/client'
import { takeFromLimit } from '@/lib/http/rate-limit'
import { formatDateTime } from '@/lib/i18n/format'
import { addJob } from '@/lib/jobs/add-job'
import { notify } from '@/lib/notifications/notify'

/** Wrong tries in a row after which the owner is told. */
const WARN_AFTER = 10

const CONTEXT = 'warn-owner'

/**
 * Has the owner of an e-mail told at the tenth wrong try, by a job: for an e-mail that nobody has the same is
 * done, so that the tenth answer takes no longer for a known one.
 * @param failures wrong tries in a row, this one included
 */
export async function notifyWrongTriesAt(failures: number, email: string, tx: Tx = db): Promise<void> {
  if (failures === WARN_AFTER) await addJob(tx, 'warn-owner', { email: seal(email, CONTEXT) })
}

/**
 * The job: tells the owner in the portal and by e-mail, once a day at most.
 * @param sealed the e-mail, as `notifyWrongTriesAt` sealed it
 */
export async function notifyWrongTries(sealed: string, at: Date): Promise<void> {
  const user = await db.user.findFirst({
    where: { email: unseal(sealed, CONTEXT), state: 'ACTIVE' },
    select: { id: true, kind: true },
  })
  if (!user) return
  await db.$transaction(async (tx) => {
    if (!(await takeFromLimit(`tries-told:${user.id}`, { most: 1, seconds: 86_400 }, at, tx)).allowed) return
    const href = user.kind === 'STAFF' ? '/staff/account' : '/account/sessions'
    await notify(tx, at, {
      userIds: [user.id],
      kind: 'sign-in.tries',
      args: { count: String(WARN_AFTER), time: formatDateTime(at) },
      href,
    })
  })
}
