/**
 * Makes the second factor of a member of staff void, from the owner's shell: for who has lost the authenticator
 * and the recovery codes. Make sure first that it is the person: whoever knows the password enrols the next one.
 *   npm run staff:second-factor -- --email name@example.org --reason …
 */
import { parseArgs } from 'node:util'
import { now } from '@/lib/core/clock'
import { cleanText } from '@/lib/core/digits'
import { email as emailField } from '@/lib/core/form-fields'
import { db } from '@/lib/db/client'
import { EnvError, checkEnv } from '@/lib/env'
import { resetSecondFactor } from '@/lib/staff/reset-second-factor'
import { stop } from './stop'

function readArguments() {
  const text = { type: 'string' } as const
  const { values } = parseArgs({ options: { email: text, reason: text } })
  const email = emailField().safeParse(values.email ?? '')
  const reason = cleanText(values.reason ?? '')
  if (!email.success) stop('--email: an e-mail address is expected')
  if (!reason) stop('--reason is expected: it stays in the audit')
  return { email: email.data, reason }
}

const PROBLEMS: Readonly<Record<string, string>> = {
  notFound: 'nobody of the staff has this e-mail',
  staffNotActive: 'this person is suspended or has not accepted the invitation',
  secondFactorMissing: 'no authenticator is connected: the next sign-in asks for one anyway',
}

try {
  const given = readArguments()
  checkEnv()
  const result = await resetSecondFactor(given, await now())
  if (!result.ok) {
    const { code } = result.problems[0]!
    stop(`${given.email}: ${PROBLEMS[code] ?? code}; nothing was changed`)
  }
  console.log(
    `${given.email}: authenticator and recovery codes are void, open sessions have ended. The next sign-in connects a new authenticator.`,
  )
} catch (error) {
  if (!(error instanceof EnvError)) throw error
  stop(error.message)
} finally {
  await db.$disconnect()
}
