import { returnRequest } from '@/lib/requests/decide'
import { requiredDocumentTypes } from '@/lib/companies/document-rules'
import { requestTypes } from '@/lib/request-types'
import { db } from '@/lib/db/client'
import { draftCorrection } from '@/lib/requests/office-corrections'
import { newId } from '@/lib/core/ids'
import { attach } from './company-scene'
import { AT, makeAccount, makeRegistration, makeStaff, run } from './office-scene'

export const LATER = new Date(AT.getTime() + 3600_000)

/** A registration returned with two fields and one document. */
export async function returned() {
  const account = await makeAccount()
  const { id } = await makeRegistration({ account })
  for (const type of requiredDocumentTypes({ industrial: false }))
    await attach(id, account.accountId, account.userId, type)
  const officer = await makeStaff()
  for (const [target, name, reason] of [
    ['FIELD', 'city', 'اكتب المدينة'],
    ['FIELD', 'signatoryCivilId', 'لا يطابق البطاقة'],
    ['DOCUMENT', 'IMPORT_LICENCE', 'غير واضحة'],
  ] as const) {
    const { version } = await db.request.findUniqueOrThrow({ where: { id } })
    const drafted = await run((tx) =>
      draftCorrection(requestTypes, tx, officer, AT, { requestId: id, version, target, name, reason }),
    )
    if (!drafted.ok) throw new Error(JSON.stringify(drafted.problems))
  }
  const { version } = await db.request.findUniqueOrThrow({ where: { id } })
  const sent = await run((tx) => returnRequest(requestTypes, tx, officer, AT, { requestId: id, version }))
  if (!sent.ok) throw new Error(JSON.stringify(sent.problems))
  return { ...account, requestId: id, version: sent.value.version, officer }
}

/** A later version of a document, as an upload records it. */
export async function replace(requestId: string, accountId: string, userId: string, type: string) {
  const documentId = newId(LATER)
  await db.requestDocument.updateMany({
    where: { requestId, type, removedAt: null },
    data: { removedAt: LATER },
  })
  await db.document.create({
    data: {
      id: documentId,
      accountId,
      state: 'STORED',
      name: 'new.pdf',
      mediaType: 'application/pdf',
      bytes: 10,
      sha256: 'y',
      storageKey: documentId,
      createdAt: LATER,
      storedAt: LATER,
      createdById: userId,
    },
  })
  await db.requestDocument.create({
    data: { id: newId(LATER), requestId, documentId, type, version: 2, addedAt: LATER, addedById: userId },
  })
}

export const profileNow = (requestId: string) =>
  db.companyProfile.findFirstOrThrow({ where: { registration: { requestId } } })
