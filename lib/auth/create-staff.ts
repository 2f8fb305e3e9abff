import { recordAudit } from '@/lib/audit/audit'
import { newId } from '@/lib/core/ids'
import { fail, ok, type Result } from '@/lib/core/result'
import { db } from '@/lib/db/client'
import type { StaffRole } from '@/lib/db/generated/enums'
import { sendInvitation } from './invitations'

export type NewStaff = {
  email: string
  firstName: string
  lastName: string
  role: StaffRole
  locale: 'ar' | 'en'
}

/**
 * Makes a member of staff from the owner's shell and sends the invitation. They set the password by its link
 * and enrol the second factor at first sign-in.
 * @returns the user's id; problem `emailTaken` when any user of the portal has the e-mail
 */
export async function createStaff(given: NewStaff, at: Date): Promise<Result<string>> {
  const id = newId(at)
  try {
    return await db.$transaction(async (tx) => {
      const taken = await tx.user.findFirst({
        where: { email: given.email, state: { not: 'LAPSED' } },
        select: { id: true },
      })
      if (taken) return fail('emailTaken')
      const { role, ...person } = given
      await tx.user.create({
        data: {
          id,
          kind: 'STAFF',
          ...person,
          state: 'PENDING',
          createdAt: at,
          roles: { create: { role, grantedAt: at } },
        },
      })
      await sendInvitation(tx, { id, kind: 'STAFF', ...person }, at)
      await recordAudit(tx, 'SYSTEM', at, {
        event: 'staff.created',
        subject: 'User',
        subjectId: id,
        details: { role, by: 'shell' },
      })
      return ok(id)
    })
  } catch (error) {
    // Two at once: the unique index of e-mails decides.
    if ((error as { code?: string }).code === 'P2002') return fail('emailTaken')
    throw error
  }
}
