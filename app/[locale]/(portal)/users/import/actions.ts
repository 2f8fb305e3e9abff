'use server'
import { defineAction } from '@/lib/actions/define-action'
import { confirmImport } from '@/lib/users/import/confirm-import'
import { confirmImportSchema } from '@/lib/users/import/schema'

export const confirmImportAction = defineAction({
  name: 'users.confirm-import',
  permission: 'users.manage',
  schema: confirmImportSchema,
  labels: 'userImport.fields',
  transaction: false,
  draftKey: ['importId'],
  refreshOnFailure: true,
  run: ({ input, actor, at, locale }) => confirmImport(actor, input, at, locale),
  onSuccess: (_value, { input }) => ({ redirect: `/users/import/${input.importId}` }),
})
