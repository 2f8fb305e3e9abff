import type { Member } from '@/lib/access/actor'
import { newId } from '@/lib/core/ids'
import { failAll, ok, type Problem, type Result } from '@/lib/core/result'
import type { Tx } from '@/lib/db/client'
import { returnedFields } from './correction-states'
import { currentDocuments, openCorrections } from './corrections'
import type { RequestTypeDefinition } from './request-type-definition'

// Kept as written, for whoever reads it later and in whichever language.
const EXPIRED =
  'انتهت الصلاحية منذ إعادة الطلب. جدّدها ثم اكتب التاريخ الجديد وحمّل النسخة الجديدة. ' +
  '/ It has expired since the request was returned. Renew it, enter the new date and upload the new version.'

/**
 * Documents that a returned request needs with its corrected answers and that the office has not seen: a box
 * that was ticked, a field that is different now. They may be uploaded although nobody returned them.
 */
export async function neededDocuments(
  tx: Tx,
  definition: RequestTypeDefinition,
  requestId: string,
  at: Date,
): Promise<string[]> {
  const returned = await tx.requestEvent.findFirst({
    where: { requestId, kind: 'RETURNED' },
    orderBy: { version: 'desc' },
    select: { at: true },
  })
  const documents = await currentDocuments(tx, requestId)
  const seen = new Set(
    documents.filter(({ addedAt }) => !returned || addedAt <= returned.at).map(({ type }) => type),
  )
  const { documents: required } = await definition.submissionNeeds(tx, requestId, at)
  return required.filter((type) => !seen.has(type))
}

/** The document that proves a date, by the date's field. */
function documentOf({ documents }: RequestTypeDefinition, field: string): string | undefined {
  return Object.keys(documents.expiring).find((type) => documents.expiring[type] === field)
}

/**
 * The rules of submission, for a request that is handed in again. What has expired meanwhile, where that is
 * not taken, is opened for correction at once: nobody could put it right otherwise. That is kept although the
 * call fails.
 * @returns `required`, `documentMissing`, `expiredBlocks`
 */
export async function validateResubmission(
  tx: Tx,
  definition: RequestTypeDefinition,
  member: Member,
  at: Date,
  requestId: string,
): Promise<Result> {
  const needs = await definition.submissionNeeds(tx, requestId, at)
  const there = new Set((await currentDocuments(tx, requestId)).map(({ type }) => type))
  const masked = await definition.shown(tx, requestId, { maskPersonal: true })
  const open = await openCorrections(tx, requestId)
  // An empty answer that is not open is the officer's to return: nobody else could put it right.
  const asked = returnedFields(definition, open)
  const opened = needs.expired
    .flatMap((field) => {
      const document = documentOf(definition, field)
      return [
        { target: 'FIELD' as const, name: field, before: masked[field] },
        ...(document ? [{ target: 'DOCUMENT' as const, name: document, before: null }] : []),
      ]
    })
    .filter(({ name }) => !open.some((correction) => correction.name === name))
  await tx.requestCorrection.createMany({
    data: opened.map((one) => ({
      ...one,
      id: newId(at),
      requestId,
      reason: EXPIRED,
      createdAt: at,
      createdById: member.userId,
      sentAt: at,
    })),
  })
  const problems: Problem[] = [
    ...needs.unanswered
      .filter((field) => asked.includes(field))
      .map((field) => ({ code: 'required', field })),
    ...needs.documents
      .filter((type) => !there.has(type))
      .map((type) => ({ code: 'documentMissing', field: `document-${type}`, args: { type } })),
    ...needs.expired.map((field) => ({ code: 'expiredBlocks', field, args: { field } })),
  ]
  return problems.length === 0 ? ok() : { ...failAll(problems), ...(opened.length > 0 && { commit: true }) }
}
