import 'server-only'
import { getTranslations } from '@/lib/i18n/translations'
import { isSignedIn } from '@/lib/access/actor'
import { getActor } from '@/lib/auth/session'
import { now } from '@/lib/core/clock'
import { newId } from '@/lib/core/ids'
import { seal, unseal } from '@/lib/core/vault'
import { db } from '@/lib/db/client'
import { IDLE, type FormState } from './form-state'

const MINUTES = 30

/** Keeps a form that was posted after the time-out: encrypted, 30 minutes, for that user alone (architecture §6). */
export async function holdForm(userId: string, action: string, path: string, values: FormState['values'], at: Date): Promise<void> {
  await db.heldForm.deleteMany({ where: { userId, action } })
  await db.heldForm.create({
    data: {
      id: newId(at), userId, action, path, cipher: seal(JSON.stringify(values), `held-form:${userId}`),
      expiresAt: new Date(at.getTime() + MINUTES * 60_000),
    },
  })
}

/** What a page gives its form to begin with: the values kept from before the time-out, or nothing. */
export async function initialFormState(action: string): Promise<FormState> {
  const actor = await getActor()
  if (!isSignedIn(actor)) return IDLE
  const held = await db.heldForm.findFirst({ where: { userId: actor.userId, action, expiresAt: { gt: await now() } } })
  if (!held) return IDLE
  const t = await getTranslations('problems')
  return { ...IDLE, values: JSON.parse(unseal(held.cipher, `held-form:${actor.userId}`)) as FormState['values'], notice: t('formKept') }
}

/** Once the form was taken, what was kept of it goes. */
export async function releaseForm(userId: string, action: string): Promise<void> {
  await db.heldForm.deleteMany({ where: { userId, action } })
}
