import { memberOf, type Actor } from '@/lib/access/actor'
import { differencesOf, requiredForChange } from '@/lib/companies/change-rules'
import { unanswered } from '@/lib/companies/cut-link'
import { applyPartyDetails } from '@/lib/companies/party-details'
import { displayValues, profileToValues } from '@/lib/companies/profile-values'
import { expiredFields } from '@/lib/companies/registration-rules'
import { newId } from '@/lib/core/ids'
import { failAll, ok, type Problem, type Result } from '@/lib/core/result'
import type { Tx } from '@/lib/db/client'
import { paperOf } from '@/lib/documents/copy'
import { requiredDocumentTypes, type DocumentType } from '@/lib/documents/types'
import { readSettings } from '@/lib/settings/settings'
import { returnedFields } from './correction-states'

// Kept as written, for whoever reads it later and in whichever language.
const EXPIRED =
  'انتهت الصلاحية منذ إعادة الطلب. جدّدها ثم اكتب التاريخ الجديد وحمّل النسخة الجديدة. ' +
  '/ It has expired since the request was returned. Renew it, enter the new date and upload the new version.'

async function standing(tx: Tx, requestId: string) {
  const registration = await tx.companyRegistration.findUnique({
    where: { requestId },
    include: { profile: true, party: true },
  })
  if (registration) {
    const { profile, party } = registration
    return {
      profile,
      required: requiredDocumentTypes(profile),
      empty: unanswered({ ...profile, ...(party && applyPartyDetails(profile, party)) }),
    }
  }
  const { profile, baseProfileId } = await tx.companyChange.findUniqueOrThrow({
    where: { requestId },
    include: { profile: true },
  })
  const base = await tx.companyProfile.findUniqueOrThrow({ where: { id: baseProfileId } })
  return {
    profile,
    required: requiredForChange(differencesOf(profileToValues(base), profileToValues(profile))),
    empty: [],
  }
}

function currentDocuments(tx: Tx, requestId: string) {
  return tx.requestDocument.findMany({
    where: { requestId, removedAt: null, document: { state: 'STORED' } },
    select: { type: true, addedAt: true },
  })
}

/**
 * Papers that a returned request needs with its corrected answers and that the office has not seen: a box
 * that was ticked, a field that is different now. They may be uploaded although nobody returned them.
 */
export async function neededDocuments(tx: Tx, requestId: string): Promise<DocumentType[]> {
  const returned = await tx.requestEvent.findFirst({
    where: { requestId, kind: 'RETURNED' },
    orderBy: { version: 'desc' },
    select: { at: true },
  })
  const documents = await currentDocuments(tx, requestId)
  const seen = new Set(
    documents.filter(({ addedAt }) => !returned || addedAt <= returned.at).map(({ type }) => type),
  )
  return (await standing(tx, requestId)).required.filter((type) => !seen.has(type))
}

/**
 * The rules of submission, for a request that is handed in again. What has expired meanwhile, where that is
 * not taken, is opened for correction at once: nobody could put it right otherwise. That is kept although the
 * call fails.
 * @returns `required`, `documentMissing`, `expiredBlocks`
 */
export async function checkHandingIn(tx: Tx, actor: Actor, at: Date, requestId: string): Promise<Result> {
  const { profile, required, empty } = await standing(tx, requestId)
  const there = new Set((await currentDocuments(tx, requestId)).map(({ type }) => type))
  const expired = (await readSettings(tx)).expiredLicenceBlocks ? expiredFields(profile, at) : []
  const shown = displayValues(profile, { maskPersonal: true })
  const open = await tx.requestCorrection.findMany({
    where: { requestId, sentAt: { not: null }, resolvedAt: null },
    select: { target: true, name: true },
  })
  // An empty answer that is not open is the officer's to return: nobody else could put it right.
  const asked = returnedFields(open)
  const opened = expired
    .flatMap((field) => [
      { target: 'FIELD' as const, name: field, before: shown[field] },
      { target: 'DOCUMENT' as const, name: paperOf(field), before: null },
    ])
    .filter(({ name }) => !open.some((correction) => correction.name === name))
  const by = memberOf(actor).userId
  await tx.requestCorrection.createMany({
    data: opened.map((one) => ({
      ...one,
      id: newId(at),
      requestId,
      reason: EXPIRED,
      createdAt: at,
      createdById: by,
      sentAt: at,
    })),
  })
  const problems: Problem[] = [
    ...empty.filter((field) => asked.includes(field)).map((field) => ({ code: 'required', field })),
    ...required
      .filter((type) => !there.has(type))
      .map((type) => ({ code: 'documentMissing', field: `document-${type}`, args: { type } })),
    ...expired.map((field) => ({ code: 'expiredBlocks', field, args: { field } })),
  ]
  return problems.length === 0 ? ok() : { ...failAll(problems), ...(opened.length > 0 && { commit: true }) }
}
