import { isStaff } from '@/lib/access/actor'
import { defineHandler, type HandlerCall } from '@/lib/actions/define-handler'
import { recordAudit } from '@/lib/audit/audit'
import { sha256 } from '@/lib/core/ids'
import { logger } from '@/lib/core/logger'
import { db } from '@/lib/db/client'
import { problemResponse } from '@/lib/http/problem'
import { contentDisposition, downloadName } from './file-name'
import { readPreview } from './preview/find-preview'
import { pageKey } from './preview/page-key'
import type { RequestTypes } from '@/lib/requests/request-type-definition'
import { findReadableDocument } from './queries'
import { documentStore } from './store'

// A sandbox keeps a document from doing anything in our name. The browsers' own PDF readers do not open
// inside one: there the policy allows their plug-in and nothing else, and whatever acts was refused before
// the file was stored (decision 017).
const COMMON = "default-src 'none'; base-uri 'none'; form-action 'none'; frame-ancestors 'self'"
const SANDBOX = `${COMMON}; img-src 'self' data:; style-src 'unsafe-inline'; sandbox`
const PDF_READER = `${COMMON}; object-src 'self'; style-src 'unsafe-inline'`

const refused = (status: number, code: string, title: string) =>
  problemResponse(status, code, title, { 'content-security-policy': SANDBOX })
const notFound = () => refused(404, 'notFound', 'Not found')

/**
 * The document, where the actor may read it, with the audit of an officer's view written; else the refusal,
 * audited.
 */
async function openDocument(
  types: RequestTypes,
  { actor, at, address, recordRefused }: HandlerCall,
  documentId: string,
  details: Record<string, string | number | boolean>,
) {
  const document = await findReadableDocument(types, actor, documentId)
  if (!document) {
    await recordRefused('notFound')
    return notFound()
  }
  if (isStaff(actor) && document.identity) {
    await recordAudit(db, actor, at, {
      event: 'document.viewed',
      subject: 'Document',
      subjectId: document.id,
      accountId: document.accountId,
      address,
      details: { type: document.type, requestId: document.requestId, ...details },
    })
  }
  return document
}

const READ = {
  name: 'documents.read',
  permission: 'documents.read',
  refuse: (_refusal, { actor }) =>
    actor.kind === 'VISITOR' ? refused(401, 'signedOut', 'Sign in first') : notFound(),
} as const satisfies Partial<Parameters<typeof defineHandler>[0]>

const HEADERS = {
  'x-content-type-options': 'nosniff',
  'x-frame-options': 'SAMEORIGIN',
  'cross-origin-resource-policy': 'same-origin',
  'cache-control': 'private, no-store',
}

/**
 * GET /api/documents/<id>: inline, or with `?download=1` to be saved. Every read is authorised in the query;
 * an officer's view of an identity document is audited before a byte leaves. Somebody else's document is 404
 * like one that never was.
 */
export const serveDocument = defineHandler<[types: RequestTypes, documentId: string]>({
  ...READ,
  run: async (call, types, documentId) => {
    const download = new URL(call.request.url).searchParams.get('download') === '1'
    const document = await openDocument(types, call, documentId, { download })
    if (document instanceof Response) return document
    const bytes = await documentStore().get(document.storageKey)
    if (!bytes || sha256(bytes) !== document.sha256) {
      logger.error(
        { documentId: document.id, found: bytes !== undefined },
        'stored document missing or altered',
      )
      return refused(500, 'documentLost', 'The document cannot be read')
    }
    return new Response(new Uint8Array(bytes), {
      headers: {
        'content-type': document.mediaType,
        'content-length': String(bytes.length),
        'content-disposition': contentDisposition(
          download ? 'attachment' : 'inline',
          downloadName(document.name, document.mediaType),
        ),
        'content-security-policy':
          document.mediaType === 'application/pdf' && !download ? PDF_READER : SANDBOX,
        ...HEADERS,
      },
    })
  },
})

/**
 * GET /api/documents/<id>/pages/<page>: the picture of a page, from 1, under the same rules as the document
 * itself.
 */
export const serveDocumentPage = defineHandler<[types: RequestTypes, documentId: string, page: string]>({
  ...READ,
  run: async (call, types, documentId, page) => {
    const document = await openDocument(types, call, documentId, { page: Number(page) || 0 })
    if (document instanceof Response) return document
    const kept = /^[1-9]\d?$/.test(page)
      ? (await readPreview(document.storageKey))?.pages[Number(page) - 1]
      : undefined
    if (!kept) return notFound()
    const bytes = await documentStore().get(pageKey(document.storageKey, Number(page)))
    if (!bytes || sha256(bytes) !== kept.sha256) {
      logger.error(
        { documentId: document.id, page, found: bytes !== undefined },
        'stored page missing or altered',
      )
      return refused(500, 'documentLost', 'The page cannot be read')
    }
    return new Response(new Uint8Array(bytes), {
      headers: {
        'content-type': 'image/png',
        'content-length': String(bytes.length),
        'content-disposition': 'inline',
        'content-security-policy': SANDBOX,
        ...HEADERS,
      },
    })
  },
})
