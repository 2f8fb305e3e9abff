import { recordAudit } from '@/lib/audit/audit'
import { endSessions } from '@/lib/auth/end-sessions'
import { forgetShownCodes } from '@/lib/auth/recovery-codes'
import { fail, ok, type Result } from '@/lib/core/result'
import { db } from '@/lib/db/client'
import { notify } from '@/lib/notifications/notify'
import { lockStaffMember } from './lock-staff'

/**
 * Makes the authenticator and the recovery codes of a member of staff void, from the owner's shell: for who has
 * lost both. All sessions end, the person is told, and the next sign-in with the password leads to the enrolment
 * of a new authenticator, as the first one did. Of two at once one has an effect.
 * @returns `notFound` for an e-mail that nobody of the staff has, `staffNotActive` for who is suspended or has
 *   not accepted the invitation, `secondFactorMissing` for who has no authenticator connected
 */
export function resetSecondFactor(given: { email: string; reason: string }, at: Date): Promise<Result> {
  return db.$transaction(async (tx) => {
    const known = await tx.user.findFirst({
      where: { email: given.email, kind: 'STAFF', state: { not: 'LAPSED' } },
      select: { id: true },
    })
    if (!known) return fail('notFound')
    // Before the user, as whoever takes a code does (lib/auth/consume-totp, then the new session): the other way
    // round the two would wait for each other. The session that a code starts is seen below, and ended.
    await tx.$queryRaw`SELECT 1 FROM "StaffTotp" WHERE "userId" = ${known.id}::uuid FOR UPDATE`
    const user = await lockStaffMember(tx, known.id)
    if (!user) return fail('notFound')
    if (user.state !== 'ACTIVE') return fail('staffNotActive')
    const { count } = await tx.staffTotp.deleteMany({
      where: { userId: user.id, confirmedAt: { not: null } },
    })
    if (count === 0) return fail('secondFactorMissing')
    await tx.recoveryCode.deleteMany({ where: { userId: user.id } })
    await forgetShownCodes(user.id, tx)
    await endSessions(tx, user.id, 'SECOND_FACTOR_RESET', at)
    await recordAudit(tx, 'SYSTEM', at, {
      event: 'second-factor.reset',
      subject: 'User',
      subjectId: user.id,
      details: { reason: given.reason },
    })
    await notify(tx, at, {
      userIds: [user.id],
      kind: 'staff.second-factor-reset',
      args: {},
      href: '/staff/account',
    })
    return ok()
  })
}
