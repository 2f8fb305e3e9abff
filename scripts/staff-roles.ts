/**
 * Changes the roles of a member of staff, from the owner's shell: where there are not two other administrators,
 * one to propose it and one to confirm it.
 *   npm run staff:roles -- --email name@example.org --roles administrator,auditor --reason …
 */
import { parseArgs } from 'node:util'
import { now } from '@/lib/core/clock'
import { cleanText } from '@/lib/core/digits'
import { email as emailField } from '@/lib/core/form-fields'
import { db } from '@/lib/db/client'
import { StaffRole } from '@/lib/db/generated/enums'
import { EnvError, checkEnv } from '@/lib/env'
import { setStaffRoles } from '@/lib/staff/set-staff-roles'
import { stop } from './stop'

const ROLES = Object.values(StaffRole)
const spelt = (role: StaffRole) => role.toLowerCase().replaceAll('_', '-')

function readArguments() {
  const text = { type: 'string' } as const
  const { values } = parseArgs({ options: { email: text, roles: text, reason: text } })
  const email = emailField().safeParse(values.email ?? '')
  const reason = cleanText(values.reason ?? '')
  const roles = (values.roles ?? '')
    .split(',')
    .map((name) => ROLES.find((role) => role === name.trim().toUpperCase().replaceAll('-', '_')))
  if (!email.success) stop('--email: an e-mail address is expected')
  if (!roles.every((role) => role !== undefined))
    stop(`--roles: one or several of ${ROLES.map(spelt).join(', ')} are expected, with commas`)
  if (!reason) stop('--reason is expected: it stays in the history of access')
  return { email: email.data, roles, reason }
}

const PROBLEMS: Readonly<Record<string, string>> = {
  notFound: 'nobody of the staff has this e-mail',
  rolesSame: 'these are the roles already',
  lastAdministrator: 'no active administrator would be left: make another one first',
}

try {
  const given = readArguments()
  checkEnv()
  const result = await setStaffRoles(given, await now())
  if (!result.ok) {
    const { code } = result.problems[0]!
    stop(`${given.email}: ${PROBLEMS[code] ?? code}; nothing was changed`)
  }
  const [before, after] = [result.value, given.roles].map((roles) => roles.map(spelt).join(', '))
  console.log(`${given.email}: ${before} became ${after}. Open sessions have ended.`)
} catch (error) {
  if (!(error instanceof EnvError)) throw error
  stop(error.message)
} finally {
  await db.$disconnect()
}
