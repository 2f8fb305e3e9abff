import 'server-only'
import { getTranslations } from '@/lib/i18n/translations'
import { isObserver, isSignedIn } from '@/lib/access/actor'
import { getActor } from '@/lib/auth/session'
import { now } from '@/lib/core/clock'
import { newId, sha256 } from '@/lib/core/ids'
import { seal, unseal } from '@/lib/core/vault'
import { db } from '@/lib/db/client'
import { IDLE, type FormState } from './form-state'

const MINUTES = 30
/** Of one session that timed out: whoever holds a browser's old cookie could post without end. */
const MAX_FORMS = 5
/** Of the values as JSON. */
const MAX_BYTES = 64 * 1024

/**
 * What a form is about: the company, request or step that its hidden fields name. Empty where a user has only
 * one such form.
 */
export type FormSubject = Readonly<Record<string, string>>

/** Hidden fields that name a subject, unless the action says which. */
const SUBJECT_FIELDS: readonly string[] = ['companyId', 'requestId', 'step']

/** A posted form's subject: a page asks for what was kept with the same one. */
export function formSubject(
  values: FormState['values'],
  fields: readonly string[] = SUBJECT_FIELDS,
): FormSubject {
  return Object.fromEntries(
    fields.flatMap((name) => (typeof values[name] === 'string' ? [[name, values[name]]] : [])),
  )
}

/** Under which name a form is kept. Hashed: what a browser posts has any length, an index entry has not. */
export function savedFormKey(action: string, subject: FormSubject = {}): string {
  return `${action}#${sha256(JSON.stringify(Object.entries(subject).sort(([a], [b]) => (a < b ? -1 : 1))))}`
}

/**
 * Keeps a form that was posted after the time-out: encrypted, 30 minutes, for that user alone (architecture
 * §6). A session keeps its newest five; a form above 64 KB is not kept.
 * @param session the one that timed out, as lib/auth/session found it: at most 12 hours ago
 */
export async function saveForm(
  session: { userId: string; sessionId: string },
  name: string,
  subject: FormSubject,
  path: string,
  values: FormState['values'],
  at: Date,
): Promise<void> {
  const text = JSON.stringify(values)
  if (Buffer.byteLength(text) > MAX_BYTES) return
  const { userId, sessionId } = session
  const action = savedFormKey(name, subject)
  await db.heldForm.deleteMany({ where: { userId, action } })
  const older = await db.heldForm.findMany({
    where: { userId, sessionId },
    orderBy: { id: 'desc' },
    skip: MAX_FORMS - 1,
    select: { id: true },
  })
  if (older.length > 0) await db.heldForm.deleteMany({ where: { id: { in: older.map(({ id }) => id) } } })
  await db.heldForm.create({
    data: {
      id: newId(at),
      userId,
      sessionId,
      action,
      path,
      cipher: seal(text, `held-form:${userId}`),
      expiresAt: new Date(at.getTime() + MINUTES * 60_000),
    },
  })
}

/**
 * What a page gives its form to begin with: the values kept from before the time-out of the same subject, or
 * nothing.
 */
export async function initialFormState(action: string, subject: FormSubject = {}): Promise<FormState> {
  const actor = await getActor()
  if (!isSignedIn(actor) || isObserver(actor)) return IDLE
  const held = await db.heldForm.findFirst({
    where: { userId: actor.userId, action: savedFormKey(action, subject), expiresAt: { gt: await now() } },
    orderBy: { id: 'desc' },
  })
  if (!held) return IDLE
  const t = await getTranslations('problems')
  return {
    ...IDLE,
    values: JSON.parse(unseal(held.cipher, `held-form:${actor.userId}`)) as FormState['values'],
    notice: t('formKept'),
  }
}

/** Once the form was taken, what was kept of it goes. */
export async function deleteSavedForm(userId: string, action: string, subject: FormSubject): Promise<void> {
  await db.heldForm.deleteMany({ where: { userId, action: savedFormKey(action, subject) } })
}
