'use server'
import { memberOf } from '@/lib/access/actor'
import { defineAction } from '@/lib/actions/define-action'
import { declineAccess, grantAccess } from '@/lib/service-access/decide-access-request'
import { declineForm, grantForm } from '@/lib/service-access/forms'

export const grantAccessAction = defineAction({
  name: 'access-requests.grant',
  permission: 'users.manage',
  schema: grantForm,
  labels: 'serviceSubscriptions.decide',
  refreshOnFailure: true,
  run: ({ tx, actor, at, input }) => grantAccess(tx, memberOf(actor), at, input),
  onSuccess: ({ id }) => ({ redirect: `/users/access-requests/${id}` }),
})

export const declineAccessAction = defineAction({
  name: 'access-requests.decline',
  permission: 'users.manage',
  schema: declineForm,
  labels: 'serviceSubscriptions.decide',
  refreshOnFailure: true,
  run: ({ tx, actor, at, input }) => declineAccess(tx, memberOf(actor), at, input),
  onSuccess: ({ id }) => ({ redirect: `/users/access-requests/${id}` }),
})
