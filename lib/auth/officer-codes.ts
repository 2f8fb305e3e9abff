import { env } from '@/lib/env'
import { db } from '@/lib/db/client'
import { STEP_SECONDS, codeOfStep, currentStep, unsealTotp } from './totp'

export type OfficerCode = {
  email: string
  name: string
  roles: string[]
  code: string
  validSeconds: number
  enrolled: boolean
}

/**
 * A code of each member of staff that is accepted at this moment: the present step's, or the next one's when
 * that was used already. For demonstrations and tests.
 * @throws in production
 */
export async function officerCodes(milliseconds: number = Date.now()): Promise<OfficerCode[]> {
  if (env.PORTAL_MODE === 'production') throw new Error('second factors are not shown in production')
  const rows = await db.staffTotp.findMany({
    where: { user: { state: 'ACTIVE' } },
    orderBy: { user: { email: 'asc' } },
    take: 200,
    select: {
      secretCipher: true,
      lastStep: true,
      confirmedAt: true,
      user: { select: { email: true, firstName: true, lastName: true, roles: { select: { role: true } } } },
    },
  })
  const now = currentStep(milliseconds)
  return rows.map(({ secretCipher, lastStep, confirmedAt, user }) => {
    const step = lastStep !== null && lastStep >= BigInt(now) ? Number(lastStep) + 1 : now
    return {
      email: user.email,
      name: `${user.firstName} ${user.lastName}`,
      roles: user.roles.map(({ role }) => role),
      enrolled: confirmedAt !== null,
      code: codeOfStep(unsealTotp(secretCipher), step),
      // A step is accepted until the end of the one after it.
      validSeconds: Math.floor(((step + 2) * STEP_SECONDS * 1000 - milliseconds) / 1000),
    }
  })
}
