/**
 * Active companies that share a commercial registration number but for the zeros before it (0482910 and
 * 482910 are one):
 *   npm run companies:collisions                     lists them; the migration stops while there are any
 *   npm run companies:collisions -- --suspend COMPANY_ID --officer EMAIL --reason TEXT
 * The officer named, one who decides registrations, has looked at both and says which one does not stay.
 */
import { parseArgs } from 'node:util'
import { findCollisionsUnscoped, suspendCollidingCompany } from '@/lib/companies/number-collisions'
import { now } from '@/lib/core/clock'
import { cleanText } from '@/lib/core/digits'
import { readEmail } from '@/lib/core/email'
import { db } from '@/lib/db/client'
import { EnvError, checkEnv } from '@/lib/env'

const text = { type: 'string' } as const
const { values } = parseArgs({ options: { suspend: text, officer: text, reason: text } })

function stop(message: string): void {
  console.error(message)
  process.exitCode = 1
}

async function suspend(companyId: string): Promise<void> {
  const [email, reason] = [readEmail(values.officer ?? ''), cleanText(values.reason ?? '')]
  if (!email || !reason) return stop('--officer EMAIL and --reason TEXT are expected')
  const at = await now()
  const done = await db.$transaction((tx) =>
    suspendCollidingCompany(tx, at, { companyId, officer: email, reason }),
  )
  if (!done.ok && done.problems[0]!.code === 'forbidden')
    return stop(`${email} is no officer who decides registrations; nothing was changed`)
  if (!done.ok)
    return stop(`${companyId} shares its number with no other active company; nothing was changed`)
  console.log(`company ${companyId} (${done.value.number}) is suspended`)
}

async function list(): Promise<void> {
  const groups = await findCollisionsUnscoped(db)
  for (const group of groups) {
    for (const { id, number, nameAr, nameEn, role, accountId, approvedAt } of group) {
      console.log(
        `${number}  ${nameAr ?? nameEn ?? ''}  company ${id} (${role.toLowerCase()}), account ${accountId}, approved ${approvedAt.toISOString().slice(0, 10)}`,
      )
    }
    console.log('')
  }
  if (groups.length > 0)
    return stop(
      `${groups.length} numbers have more than one active company: suspend all but one of each with --suspend COMPANY_ID --officer EMAIL --reason TEXT`,
    )
  console.log('no two active companies share a commercial registration number')
}

try {
  checkEnv()
  await (values.suspend ? suspend(values.suspend) : list())
} catch (error) {
  if (!(error instanceof EnvError)) throw error
  stop(error.message)
} finally {
  await db.$disconnect()
}
