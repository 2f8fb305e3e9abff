'use server'
import { defineAction } from '@/lib/actions/define-action'
import { companyOfDocument } from '@/lib/documents/company-of-document'
import { removeDocument, renameDocument } from '@/lib/documents/commands'
import { removeForm, renameForm } from '@/lib/documents/forms'
import { requestTypes } from '@/lib/request-types'

export const removeDocumentAction = defineAction({
  name: 'documents.remove',
  permission: 'requests.act',
  company: ({ input, actor }) => companyOfDocument(actor, input.documentId),
  schema: removeForm,
  run: ({ tx, actor, at, input }) => removeDocument(requestTypes, tx, actor, at, input.documentId),
  onSuccess: (_done, { input }) => ({ redirect: `${input.back}#documents` }),
})

export const renameDocumentAction = defineAction({
  name: 'documents.rename',
  permission: 'requests.act',
  company: ({ input, actor }) => companyOfDocument(actor, input.documentId),
  schema: renameForm,
  run: ({ tx, actor, at, input }) =>
    renameDocument(requestTypes, tx, actor, at, input.documentId, input.name),
  onSuccess: () => ({ notice: 'saved' }),
})
