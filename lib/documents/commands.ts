import { isMember, type Actor } from '@/lib/access/actor'
import { recordAudit } from '@/lib/audit/audit'
import { cleanText } from '@/lib/core/digits'
import { isId, newId, sha256 } from '@/lib/core/ids'
import { logger } from '@/lib/core/logger'
import { fail, ok, type Result } from '@/lib/core/result'
import { db, type Tx } from '@/lib/db/client'
import { lockRequest } from '@/lib/requests/advance'
import {
  getRequestType,
  type RequestTypeDefinition,
  type RequestTypes,
} from '@/lib/requests/request-type-definition'
import { refuseSuspendedCompany } from '@/lib/requests/refuse-suspended-company'
import { mayAct, visibleRequests } from '@/lib/requests/scope'
import { neededDocuments } from '@/lib/requests/submission-validation'
import { discardDocument } from './discard'
import { cleanFileName, MAX_CHARACTERS } from './file-name'
import { inspectInPool } from './inspect-pool'
import { queuePreview } from './preview/make-preview'
import { scanFile } from './scan'
import { checkStorage } from './storage-quota'
import { documentStore } from './store'
import { isDocumentType, MAX_OTHER_DOCUMENTS, OTHER, type DocumentType } from './types'

export type Upload = {
  requestId: string
  type: string
  /** The name to show; the file's own when empty. */
  name: string
  fileName: string
  bytes: Buffer
  /** Of type OTHER in a returned request: the id of the current document that this one takes the place of. */
  replaces?: string
}

export type AddedDocument = { id: string; type: DocumentType; name: string; bytes: number; version: number }

/** The request with its type, if the actor may change it: their own account's, within their grants. */
async function findOwnRequest(types: RequestTypes, tx: Tx, actor: Actor, requestId: string) {
  if (!isMember(actor) || !isId(requestId)) return undefined
  const request = await tx.request.findFirst({
    where: { AND: [visibleRequests(types, actor), { id: requestId, accountId: actor.accountId }] },
    select: { id: true, type: true, accountId: true, companyId: true, state: true, number: true },
  })
  if (!request) return undefined
  const definition = getRequestType(types, request.type)
  return mayAct(definition, actor, request) ? { request, definition } : undefined
}

/**
 * While it is a draft; while it is returned, a document that was sent back and is not settled, or that is
 * needed only now.
 */
async function mayChange(
  tx: Tx,
  at: Date,
  { request, definition }: { request: { id: string; state: string }; definition: RequestTypeDefinition },
  type: string,
): Promise<boolean> {
  if (request.state === 'DRAFT') return true
  if (request.state !== 'RETURNED') return false
  const open = await tx.requestCorrection.count({
    where: { requestId: request.id, target: 'DOCUMENT', name: type, sentAt: { not: null }, resolvedAt: null },
  })
  return open > 0 || (await neededDocuments(tx, definition, request.id, at)).includes(type)
}

async function checkUpload(types: RequestTypes, tx: Tx, actor: Actor, at: Date, upload: Upload) {
  const own = await findOwnRequest(types, tx, actor, upload.requestId)
  if (!own) return fail('notFound')
  const { request, definition } = own
  if (!isDocumentType(upload.type) || !definition.documents.types.includes(upload.type))
    return fail('documentType', 'type')
  const active = await refuseSuspendedCompany(tx, request.companyId)
  if (!active.ok) return active
  if (!(await mayChange(tx, at, own, upload.type))) return fail('documentsClosed')
  if (upload.type === OTHER) {
    const others = await tx.requestDocument.count({
      where: {
        requestId: request.id,
        type: OTHER,
        removedAt: null,
        ...(request.state === 'RETURNED' && upload.replaces && { documentId: { not: upload.replaces } }),
      },
    })
    if (others >= MAX_OTHER_DOCUMENTS)
      return fail('tooManyDocuments', undefined, { most: MAX_OTHER_DOCUMENTS })
  }
  return ok({ request, type: upload.type })
}

/** Takes a document out of a draft: nobody at the office has seen it, so its bytes go as well. */
async function dropFromDraft(
  tx: Tx,
  at: Date,
  attachment: { id: string; documentId: string },
): Promise<void> {
  await tx.requestDocument.update({ where: { id: attachment.id }, data: { removedAt: at } })
  await discardDocument(tx, attachment.documentId)
}

/**
 * A new version of a type replaces the one before. What was submitted once stays readable; an unsent draft's
 * goes.
 */
async function attach(
  types: RequestTypes,
  tx: Tx,
  actor: Actor,
  at: Date,
  upload: Upload & { type: DocumentType },
  documentId: string,
): Promise<Result<number>> {
  // Locked first: two uploads, or an upload and a submission, must not pass each other.
  await lockRequest(tx, upload.requestId)
  const checked = await checkUpload(types, tx, actor, at, upload)
  if (!checked.ok) return checked
  const all = await tx.requestDocument.findMany({ where: { requestId: upload.requestId, type: upload.type } })
  const draft = checked.value.request.state === 'DRAFT'
  const goes = (one: { documentId: string }) =>
    upload.type !== OTHER || (!draft && one.documentId === upload.replaces)
  for (const earlier of all.filter((one) => one.removedAt === null && goes(one))) {
    if (draft) await dropFromDraft(tx, at, earlier)
    else await tx.requestDocument.update({ where: { id: earlier.id }, data: { removedAt: at } })
  }
  const version = Math.max(0, ...all.map((one) => one.version)) + 1
  // Only from PENDING: the sweep may have given this upload up.
  const stored = await tx.document.updateMany({
    where: { id: documentId, state: 'PENDING' },
    data: { state: 'STORED', storedAt: at },
  })
  if (stored.count === 0) throw new Error('the upload was given up before it was recorded')
  await queuePreview(tx, {
    id: documentId,
    accountId: checked.value.request.accountId,
    storageKey: documentId,
  })
  await tx.requestDocument.create({
    data: {
      id: newId(at),
      requestId: upload.requestId,
      documentId,
      type: upload.type,
      version,
      addedAt: at,
      addedById: isMember(actor) ? actor.userId : '',
    },
  })
  await recordAudit(tx, actor, at, {
    event: 'document.added',
    subject: 'Request',
    subjectId: upload.requestId,
    number: checked.value.request.number,
    details: { documentId, type: upload.type, version, bytes: upload.bytes.length },
  })
  return ok(version)
}

/**
 * Adds a document to a request: checked, written down as PENDING, stored, then STORED and attached in one
 * transaction. Dying in between leaves a PENDING row that nothing serves and the sweep removes.
 * @returns problems of `inspectInPool` and `scanFile`; `notFound`, `companySuspended`, `documentType`,
 * `documentsClosed`, `tooManyDocuments`, `storageFull`, `storeUnavailable`
 */
export async function addDocument(
  types: RequestTypes,
  actor: Actor,
  at: Date,
  upload: Upload,
): Promise<Result<AddedDocument>> {
  const checked = await checkUpload(types, db, actor, at, upload)
  if (!checked.ok) return checked
  if (cleanText(upload.name).length > MAX_CHARACTERS) return fail('documentNameLong', 'name')
  const inspected = await inspectInPool(upload.bytes, upload.fileName)
  if (!inspected.ok) return inspected
  const scanned = await scanFile(upload.bytes)
  if (!scanned.ok) return scanned
  const { request, type } = checked.value
  const id = newId(at)
  const name = cleanFileName(upload.name) || cleanFileName(upload.fileName) || type
  const userId = isMember(actor) ? actor.userId : ''
  const reserved = await db.$transaction(async (tx) => {
    const room = await checkStorage(tx, request.accountId, at, upload.bytes.length)
    if (!room.ok) return room
    await tx.document.create({
      data: {
        id,
        accountId: request.accountId,
        name,
        mediaType: inspected.value,
        bytes: upload.bytes.length,
        sha256: sha256(upload.bytes),
        storageKey: id,
        createdAt: at,
        createdById: userId,
      },
    })
    return ok()
  })
  if (!reserved.ok) return reserved
  try {
    await documentStore().put(id, upload.bytes, { mediaType: inspected.value })
  } catch (error) {
    logger.error({ err: error, documentId: id }, 'document not stored')
    return fail('storeUnavailable', 'file')
  }
  const attached = await db.$transaction((tx) => attach(types, tx, actor, at, { ...upload, type }, id), {
    timeout: 15_000,
    maxWait: 10_000,
  })
  return attached.ok ? ok({ id, type, name, bytes: upload.bytes.length, version: attached.value }) : attached
}

async function findCurrent(types: RequestTypes, tx: Tx, actor: Actor, documentId: string) {
  if (!isMember(actor) || !isId(documentId)) return undefined
  const attachment = await tx.requestDocument.findFirst({
    where: { documentId, removedAt: null, document: { state: 'STORED', accountId: actor.accountId } },
    select: { id: true, requestId: true },
  })
  const own = attachment && (await findOwnRequest(types, tx, actor, attachment.requestId))
  if (!own) return undefined
  const request = await lockRequest(tx, attachment.requestId)
  // Read again under the lock: it may have been replaced or sent meanwhile.
  const current = await tx.requestDocument.findFirst({ where: { id: attachment.id, removedAt: null } })
  return request && current ? { request, definition: own.definition, attachment: current } : undefined
}

/** Deletes a document from a draft. @returns `notFound`; `documentsClosed` once the request was sent */
export async function removeDocument(
  types: RequestTypes,
  tx: Tx,
  actor: Actor,
  at: Date,
  documentId: string,
): Promise<Result> {
  const found = await findCurrent(types, tx, actor, documentId)
  if (!found) return fail('notFound')
  const active = await refuseSuspendedCompany(tx, found.request.companyId)
  if (!active.ok) return active
  if (found.request.state !== 'DRAFT') return fail('documentsClosed')
  await dropFromDraft(tx, at, found.attachment)
  await recordAudit(tx, actor, at, {
    event: 'document.removed',
    subject: 'Request',
    subjectId: found.request.id,
    number: found.request.number,
    details: { documentId, type: found.attachment.type },
  })
  return ok()
}

/**
 * Changes the name a document is shown under, while it may still be replaced.
 * @returns `notFound`, `documentsClosed`, `documentName`, `documentNameLong`
 */
export async function renameDocument(
  types: RequestTypes,
  tx: Tx,
  actor: Actor,
  at: Date,
  documentId: string,
  name: string,
): Promise<Result> {
  const found = await findCurrent(types, tx, actor, documentId)
  if (!found) return fail('notFound')
  const active = await refuseSuspendedCompany(tx, found.request.companyId)
  if (!active.ok) return active
  if (!(await mayChange(tx, at, found, found.attachment.type))) return fail('documentsClosed')
  if (cleanText(name).length > MAX_CHARACTERS) return fail('documentNameLong', 'name')
  const clean = cleanFileName(name)
  if (!clean) return fail('documentName', 'name')
  await tx.document.update({ where: { id: documentId }, data: { name: clean } })
  await recordAudit(tx, actor, at, {
    event: 'document.renamed',
    subject: 'Request',
    subjectId: found.request.id,
    number: found.request.number,
    details: { documentId },
  })
  return ok()
}
