'use server'
import { defineAction } from '@/lib/actions/define-action'
import { requestTypes } from '@/lib/request-types'
import { changeRole } from '@/lib/users/change-role'
import { companyPath, previewCompanyGrants, setCompanyGrants } from '@/lib/users/company-grants'
import {
  companyGrantsForm,
  companyMatrixForm,
  grantsForm,
  matrixForm,
  removeForm,
  roleForm,
  userForm,
} from '@/lib/users/forms'
import { previewGrants, saveWanted } from '@/lib/users/preview-grants'
import { removeUser } from '@/lib/users/remove-user'
import { reinstateUser, suspendUser } from '@/lib/users/suspend-user'

const serviceOf = (type: string) => Object.values(requestTypes).find((one) => one.type === type)?.service

export const previewGrantsAction = defineAction({
  name: 'users.preview-grants',
  permission: 'users.manage',
  schema: matrixForm,
  draftKey: ['userId'],
  run: ({ tx, actor, at, input }) => previewGrants(tx, actor, at, input),
  onSuccess: (path) => ({ redirect: path }),
})

export const saveGrantsAction = defineAction({
  name: 'users.save-grants',
  permission: 'users.manage',
  schema: grantsForm,
  draftKey: ['userId'],
  refreshOnFailure: true,
  run: ({ tx, actor, at, input }) => saveWanted(tx, actor, at, input),
  onSuccess: (_value, { input }) => ({ redirect: `/users/${input.userId}?done=grants` }),
})

export const previewCompanyAction = defineAction({
  name: 'users.preview-company',
  permission: 'users.manage',
  schema: companyMatrixForm,
  draftKey: ['companyId', 'after'],
  run: ({ tx, actor, input }) => previewCompanyGrants(tx, actor, input),
  onSuccess: (path) => ({ redirect: path }),
})

export const saveCompanyAction = defineAction({
  name: 'users.save-company',
  permission: 'users.manage',
  schema: companyGrantsForm,
  draftKey: ['companyId', 'after'],
  refreshOnFailure: true,
  run: ({ tx, actor, at, input }) => setCompanyGrants(tx, actor, at, input),
  onSuccess: (_value, { input: { companyId, after } }) => ({
    redirect: companyPath(companyId, '', { done: 'grants', after }),
  }),
})

export const changeRoleAction = defineAction({
  name: 'users.change-role',
  permission: 'users.manage',
  schema: roleForm,
  labels: 'users.fields',
  draftKey: ['userId'],
  refreshOnFailure: true,
  run: ({ tx, actor, at, input }) => changeRole(tx, actor, at, input),
  onSuccess: (_value, { input }) => ({ redirect: `/users/${input.userId}?done=role` }),
})

export const suspendAction = defineAction({
  name: 'users.suspend',
  permission: 'users.manage',
  schema: userForm,
  labels: 'users.fields',
  draftKey: ['userId'],
  refreshOnFailure: true,
  run: ({ tx, actor, at, input }) => suspendUser(tx, actor, at, input),
  onSuccess: (_value, { input }) => ({ redirect: `/users/${input.userId}?done=suspended` }),
})

export const reinstateAction = defineAction({
  name: 'users.reinstate',
  permission: 'users.manage',
  schema: userForm,
  labels: 'users.fields',
  draftKey: ['userId'],
  refreshOnFailure: true,
  run: ({ tx, actor, at, input }) => reinstateUser(tx, actor, at, input),
  onSuccess: (_value, { input }) => ({ redirect: `/users/${input.userId}?done=reinstated` }),
})

export const removeAction = defineAction({
  name: 'users.remove',
  permission: 'users.manage',
  schema: removeForm,
  labels: 'users.fields',
  draftKey: ['userId'],
  refreshOnFailure: true,
  run: ({ tx, actor, at, input }) => removeUser(tx, actor, at, input, serviceOf),
  onSuccess: () => ({ redirect: '/users?done=removed' }),
})
