import { withMinimumDuration } from '@/lib/auth/with-minimum-duration'
import { hashPassword } from '@/lib/auth/password'
import { recordAudit } from '@/lib/audit/audit'
import { passCaptcha } from '@/lib/captcha/pass-captcha'
import { newId, sha256 } from '@/lib/core/ids'
import { fail, ok, type Result } from '@/lib/core/result'
import { fingerprint, seal } from '@/lib/core/vault'
import { db, type Tx } from '@/lib/db/client'
import { defaultServices } from '@/lib/services/service-catalogue'
import { isNumberHeld } from './is-number-held'
import { lapseUnverified } from './lapse-unverified'
import { findLegalEntity, findPending } from './queries'
import { UNVERIFIED_HOURS } from './rules'
import type { RegistrationInput } from './schema'
import { sendEmailCode, sendMobileCode, takeRecipientAllowance } from './send-code'
import { TERMS_VERSION } from './terms-version'

export type RegistrationContext = { at: Date; address: string; locale: string }
/** `token` opens the verification screen for 24 hours; the browser keeps it, the database its hash. */
export type Registered = { token: string }

const VISITOR = { kind: 'VISITOR' } as const
/** Milliseconds: what is left of a difference between the ways through disappears under it. */
const SOONEST = 400

/** The same form sent twice gives the same token; nobody without our key can make it. */
function tokenOf(input: RegistrationInput): string {
  const { captchaAnswer: _answer, altcha: _proof, captchaWay: _way, ...content } = input
  return fingerprint(`registration:${JSON.stringify(content, Object.keys(content).sort())}`)
}

/**
 * Waits for the twin of this very post (a double click without JavaScript), which may be hashing at this
 * moment.
 */
async function twinOf(token: string, at: Date): Promise<boolean> {
  for (let turn = 0; turn < 10; turn += 1) {
    if (await findPending(token, at)) return true
    await new Promise((resolve) => setTimeout(resolve, 150))
  }
  return false
}

/**
 * Registers an account with its general user, unverified for 24 hours. A known e-mail goes the same way,
 * statement by statement, into a stand-in that can never sign in (user LAPSED, account UNVERIFIED), and its
 * owner gets a mail saying so: neither words nor time tell the two apart. Not inside a transaction: the
 * password waits for its turn.
 * @returns problems at `legalEntity`, `crNumber`, the captcha's fields or `email`, or `busy`
 */
export async function register(
  input: RegistrationInput,
  context: RegistrationContext,
): Promise<Result<Registered>> {
  const entity = await findLegalEntity(input.legalEntity)
  if (!entity) return fail('required', 'legalEntity')
  if (entity.requiresCompany && !input.crNumber) return fail('crNumberRequired', 'crNumber')
  const token = tokenOf(input)
  if (await findPending(token, context.at)) return ok({ token })
  const human = await passCaptcha(input, context.address, context.at)
  if (!human.ok) {
    const spent = human.problems[0]?.code === 'captchaExpired'
    return spent && (await twinOf(token, context.at)) ? ok({ token }) : human
  }
  if (!(await takeRecipientAllowance(input.email, input.mobile, context.address, context.at)))
    return fail('registrationsTooMany', 'email')
  return withMinimumDuration(SOONEST, async () => {
    const hash = await hashPassword(input.password)
    if (!hash.ok) return hash
    await db.$transaction((tx) => createUnverified(tx, input, hash.value, token, context), {
      timeout: 15_000,
      maxWait: 10_000,
    })
    return ok({ token })
  })
}

async function createUnverified(
  tx: Tx,
  input: RegistrationInput,
  passwordHash: string,
  token: string,
  { at, address, locale }: RegistrationContext,
): Promise<void> {
  // One registration of an e-mail at a time: two tabs must not both find it free.
  await tx.$executeRaw`SELECT pg_advisory_xact_lock(hashtextextended(${`registration:${input.email}`}, 0))`
  if (await findPending(token, at, tx)) return
  await lapseUnverified(tx, input.email, at)
  const known = (await tx.user.count({ where: { email: input.email, state: { not: 'LAPSED' } } })) > 0
  const [accountId, userId] = [newId(at), newId(at)]
  const lapsesAt = new Date(at.getTime() + UNVERIFIED_HOURS * 3_600_000)
  await tx.account.create({
    data: {
      id: accountId,
      legalEntityCode: input.legalEntity,
      commercialRegistrationNumber: input.crNumber,
      state: 'UNVERIFIED',
      lapsesAt,
      createdAt: at,
    },
  })
  await tx.serviceSubscription.createMany({
    data: defaultServices(input.legalEntity).map((service) => ({ accountId, service, since: at })),
  })
  await tx.user.create({
    data: {
      id: userId,
      kind: 'GENERAL',
      accountId,
      email: input.email,
      firstName: input.firstName,
      lastName: input.lastName,
      gender: input.gender,
      civilIdCipher: seal(input.civilId, 'civil-id'),
      civilIdHmac: fingerprint(input.civilId),
      mobile: input.mobile,
      passwordHash,
      locale,
      state: known ? 'LAPSED' : 'PENDING',
      createdAt: at,
    },
  })
  await tx.termsAcceptance.create({
    data: { id: newId(at), userId, version: TERMS_VERSION, acceptedAt: at, address },
  })
  await tx.pendingRegistration.create({
    data: { hash: sha256(token), userId, createdAt: at, expiresAt: lapsesAt },
  })
  const { email, mobile, firstName } = input
  const recipient = { owner: { userId }, email, mobile, firstName, locale }
  await sendEmailCode(tx, at, recipient, known)
  await sendMobileCode(tx, at, recipient)
  const held = await isNumberHeld(tx, input.crNumber, accountId)
  await recordAudit(tx, VISITOR, at, {
    event: known ? 'registration.email-known' : 'registration.received',
    subject: 'Account',
    subjectId: accountId,
    accountId,
    address,
    details: { legalEntity: input.legalEntity, captcha: input.captchaWay },
  })
  if (held) {
    await recordAudit(tx, VISITOR, at, {
      event: 'registration.number-held',
      subject: 'Account',
      subjectId: accountId,
      accountId,
      address,
      details: { number: input.crNumber },
    })
  }
}
