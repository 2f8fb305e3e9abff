'use server'
import { defineAction } from '@/lib/actions/define-action'
import { removeDocument, renameDocument } from '@/lib/documents/commands'
import { removeForm, renameForm } from '@/lib/documents/forms'

export const removeDocumentAction = defineAction({
  name: 'documents.remove',
  permission: 'companies.register',
  schema: removeForm,
  run: ({ tx, actor, at, input }) => removeDocument(tx, actor, at, input.documentId),
  then: (_done, { input }) => ({ redirect: `${input.back}#documents` }),
})

export const renameDocumentAction = defineAction({
  name: 'documents.rename',
  permission: 'companies.register',
  schema: renameForm,
  run: ({ tx, actor, at, input }) => renameDocument(tx, actor, at, input.documentId, input.name),
  then: () => ({ notice: 'saved' }),
})
