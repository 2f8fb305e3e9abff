import type { Member, Staff } from '@/lib/access/actor'
import { recordAudit } from '@/lib/audit/audit'
import { endObservations } from '@/lib/auth/end-observations'
import { newId } from '@/lib/core/ids'
import type { Tx } from '@/lib/db/client'
import type { Person } from '../factories/request'

type Given = { daysAgo: (days: number, hour?: number) => Date; trader: Member; administrator: Person }

const MINUTE = 60_000

/** An administrator has helped the trader on the telephone: the trader's log says so, and the office's page too. */
export async function seedObservation(tx: Tx, { daysAgo, trader, administrator }: Given): Promise<void> {
  const { accountId, userId } = trader
  const [startedAt, id] = [daysAgo(4, 10), newId(daysAgo(4, 10))]
  const [firstName = '', ...rest] = administrator.name.split(' ')
  const staff: Staff = {
    ...{ kind: 'STAFF', userId: administrator.id, sessionId: newId(startedAt), roles: ['ADMINISTRATOR'] },
    ...{ firstName, lastName: rest.join(' '), email: '', locale: 'ar', unread: 0 },
    idleEndsAt: startedAt,
    endsAt: startedAt,
  }
  await tx.observation.create({
    data: {
      ...{ id, accountId, userId, startedAt, sessionId: staff.sessionId, staffId: administrator.id },
      reason: 'HELP_ASKED',
      note: 'مكالمة 2214: لا يجد زر الدفع لطلب الوسيط',
      endsAt: new Date(startedAt.getTime() + 15 * MINUTE),
      pages: 3,
      patterns: ['/dashboard', '/payments', '/payments/[id]'],
    },
  })
  await recordAudit(tx, staff, startedAt, {
    event: 'observation.began',
    ...{ accountId, subject: 'User', subjectId: userId },
    details: { observation: id, reason: 'HELP_ASKED', minutes: 15 },
  })
  await endObservations(tx, staff, new Date(startedAt.getTime() + 6 * MINUTE), { id }, 'STOPPED')
}
