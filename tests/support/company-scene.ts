import { startRegistration } from '@/lib/companies/start-registration'
import { requiredDocumentTypes } from '@/lib/companies/document-rules'
import type { Actor, Member } from '@/lib/access/actor'
import { saveStep } from '@/lib/companies/registration-commands'
import { newId } from '@/lib/core/ids'
import type { Result } from '@/lib/core/result'
import { db, type Tx } from '@/lib/db/client'
import { TYPED } from './company-answers'
import { AT, makeAccount } from './office-scene'
import { grantsOf, type TestGrant } from './test-grants'

export { TYPED }

/**
 * Runs a command as the action pipeline does: a failure is rolled back unless it asks to keep what it wrote.
 */
export async function runKept<T>(work: (tx: Tx) => Promise<Result<T>>): Promise<Result<T>> {
  class Undo extends Error {
    constructor(readonly result: Result<T>) {
      super('undo')
    }
  }
  try {
    return await db.$transaction(
      async (tx) => {
        const result = await work(tx)
        if (!result.ok && !result.commit) throw new Undo(result)
        return result
      },
      { timeout: 15_000, maxWait: 10_000 },
    )
  } catch (error) {
    if (error instanceof Undo) return error.result
    throw error
  }
}

/** The value of a result that must have succeeded. */
export function valueOf<T>(result: Result<T>): T {
  if (!result.ok) throw new Error(`failed: ${JSON.stringify(result.problems)}`)
  return result.value
}

/** A stored document of a type, attached to a request. */
export async function attach(
  requestId: string,
  accountId: string,
  userId: string,
  type: string,
): Promise<void> {
  const documentId = newId(AT)
  await db.document.create({
    data: {
      id: documentId,
      accountId,
      state: 'STORED',
      name: `${type}.pdf`,
      mediaType: 'application/pdf',
      bytes: 10,
      sha256: 'x',
      storageKey: documentId,
      createdAt: AT,
      storedAt: AT,
      createdById: userId,
    },
  })
  await db.requestDocument.create({
    data: { id: newId(AT), requestId, documentId, type, version: 1, addedAt: AT, addedById: userId },
  })
}

/** An account with a registration begun. */
export async function begun(number?: string) {
  const account = await makeAccount(number)
  const { requestId } = valueOf(await runKept((tx) => startRegistration(tx, account.actor, AT, {})))
  return { ...account, requestId }
}

/** A registration with every step completed and every document there, not yet sent. */
export async function complete(number?: string) {
  return completed(await begun(number))
}

/** Completes a registration that was begun. */
export async function completed<
  S extends { actor: Actor; accountId: string; userId: string; requestId: string },
>(scene: S): Promise<S> {
  for (const step of ['company', 'importer', 'commercial'] as const) {
    valueOf(
      await runKept((tx) =>
        saveStep(tx, scene.actor, AT, { requestId: scene.requestId, step, values: TYPED[step] }),
      ),
    )
  }
  for (const type of requiredDocumentTypes({ industrial: false }))
    await attach(scene.requestId, scene.accountId, scene.userId, type)
  return scene
}

/** An additional user of an account, with the grants given. */
export function additional(of: { actor: Actor }, grants: readonly TestGrant[]): Member {
  return { ...(of.actor as Member), kind: 'ADDITIONAL', grants: grantsOf(grants) }
}

/** An approved company of an account, by its number. */
export async function companyOf(
  accountId: string,
  number: string,
  role: 'MAIN' | 'BRANCH' = 'MAIN',
  nameAr?: string,
): Promise<string> {
  const [id, profileId] = [newId(AT), newId(AT)]
  await db.companyProfile.create({
    data: { id: profileId, createdAt: AT, approvedAt: AT, commercialRegistrationNumber: number, nameAr },
  })
  await db.company.create({
    data: { id, accountId, role, commercialRegistrationNumber: number, profileId, approvedAt: AT },
  })
  return id
}
