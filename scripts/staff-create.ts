/**
 * Invites a member of staff, from the owner's shell:
 *   npm run staff:create -- --email name@example.org --role administrator --first-name … --last-name …
 * [--locale en]
 */
import { parseArgs } from 'node:util'
import { createStaff } from '@/lib/auth/create-staff'
import { now } from '@/lib/core/clock'
import { cleanText } from '@/lib/core/digits'
import { email as emailField } from '@/lib/core/form-fields'
import { db } from '@/lib/db/client'
import { StaffRole } from '@/lib/db/generated/enums'
import { EnvError, checkEnv } from '@/lib/env'
import { stop } from './stop'

function readArguments() {
  const text = { type: 'string' } as const
  const { values } = parseArgs({
    options: {
      email: text,
      role: text,
      'first-name': text,
      'last-name': text,
      locale: { ...text, default: 'ar' },
    },
  })
  const roles = Object.values(StaffRole)
  const role = roles.find((name) => name === (values.role ?? '').toUpperCase().replaceAll('-', '_'))
  const email = emailField().safeParse(values.email ?? '')
  const [firstName, lastName] = [cleanText(values['first-name'] ?? ''), cleanText(values['last-name'] ?? '')]
  if (!email.success) stop('--email: an e-mail address is expected')
  if (!role)
    stop(
      `--role: one of ${roles.map((name) => name.toLowerCase().replaceAll('_', '-')).join(', ')} is expected`,
    )
  if (!firstName || !lastName) stop('--first-name and --last-name are expected')
  if (values.locale !== 'ar' && values.locale !== 'en') stop('--locale: ar or en is expected')
  return { email: email.data, role, firstName, lastName, locale: values.locale as 'ar' | 'en' }
}

try {
  const given = readArguments()
  checkEnv()
  const result = await createStaff(given, await now())
  if (!result.ok) stop(`${given.email} is already used by somebody in the portal; nothing was changed`)
  console.log(
    `Invited ${given.email}. The link in the mail works for 72 hours; the password and the authenticator are set with it.`,
  )
} catch (error) {
  if (!(error instanceof EnvError)) throw error
  stop(error.message)
} finally {
  await db.$disconnect()
}
